"""The library seen from a territory: filter, order, reasons, and what they do together with the rest."""

import pytest

from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import archived_initiative, published_initiative, theme
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db
URL = "/initiatives/"


def titles(response) -> list[str]:
    return [row["initiative"].title for row in response.context["rows"]]


def far(**values):
    region = RegionFactory(code="75", name="Nouvelle-Aquitaine")
    return CollectiviteFactory(
        department=DepartmentFactory(code="17", name="Charente-Maritime", region=region), **values
    )


@pytest.fixture
def mine(db: None):
    """A village of 1,200, with cases of one like it nearby, of one like it far away, and of a big town nearby."""
    slug = theme("accueil")
    published_initiative(title="Loin", territory=far(population=1900).pk, themes=[slug])
    published_initiative(title="Voisine", territory=CollectiviteFactory(population=1250).pk)
    published_initiative(title="Grande ville", territory=CollectiviteFactory(population=90_000).pk, themes=[slug])
    published_initiative(title="Sans territoire")
    archived_initiative(title="Archivée", territory=CollectiviteFactory(population=1250).pk)
    return CollectiviteFactory(name="Trois-Moulins", code="29999", population=1200)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("comme=commune:29999", ["Voisine", "Loin"]),
        ("comme=trois-moulins", ["Voisine", "Loin"]),
        ("comme=commune:29999&theme=accueil", ["Loin"]),
        ("comme=commune:29999&tri=titre", ["Loin", "Voisine"]),
        ("comme=commune:29999&tous=oui", ["Voisine", "Loin", "Grande ville", "Sans territoire"]),
        ("comme=commune:29999&tous=oui&theme=accueil", ["Loin", "Grande ville"]),
    ],
)
def test_the_most_alike_come_first_under_the_other_filters(client, mine, query, expected):
    response = client.get(f"{URL}?{query}")
    assert titles(response) == expected
    assert response.context["filters"].total == len(expected)


def test_each_line_gives_its_reasons_and_the_chip_the_territory(client, mine):
    response = client.get(f"{URL}?comme=commune:29999")
    reasons = [row["reasons"] for row in response.context["rows"]]
    assert reasons[0].endswith("population très proche ; même département")
    assert reasons[1] == "Commune aussi ; même strate : 500 à 2 000 habitants"
    chip = response.context["filters"].chips[0]
    assert (chip.label, chip.url) == ("comme Trois-Moulins (29) · commune", "?")
    assert reasons[0] in response.content.decode()


def test_pages_follow_each_other(client, mine, monkeypatch):
    monkeypatch.setattr("content.filters.InitiativeList.page_size", 1)
    first = client.get(f"{URL}?comme=commune:29999")
    assert titles(first) == ["Voisine"]
    assert titles(client.get(f"{URL}?comme=commune:29999&page={first.context['page'].following}")) == ["Loin"]


def test_facets_count_under_it(client, mine):
    facets = client.get(f"{URL}?comme=commune:29999").context["filters"].facets
    accueil = next(facet for facet in facets if facet.name == "theme").choices
    assert [(choice.value, choice.count) for choice in accueil] == [("accueil", 1)]


def test_a_member_says_mine_and_may_only_sort(signed_in, mine):
    reader = signed_in(MembershipFactory(collectivite=mine).user)
    assert titles(reader.get(f"{URL}?comme=mienne")) == ["Voisine", "Loin"]
    assert titles(reader.get(f"{URL}?tri=ressemblance")) == ["Voisine", "Loin", "Grande ville", "Sans territoire"]


@pytest.mark.parametrize(
    "query", ["comme=mienne", "comme=commune:00000", "comme=xyz:1", "comme=nulle-part", "tri=ressemblance", "comme=:"]
)
def test_a_territory_that_is_not_known_filters_nothing_and_it_is_said(client, mine, query):
    response = client.get(f"{URL}?{query}")
    assert len(titles(response)) == 4
    assert "Nous ne savons pas à quel territoire comparer." in response.content.decode()


def test_what_is_published_since_is_there(client, mine):
    client.get(f"{URL}?comme=commune:29999")
    published_initiative(title="Nouvelle", territory=CollectiviteFactory(population=1200).pk)
    assert "Nouvelle" in titles(client.get(f"{URL}?comme=commune:29999"))


def test_naming_a_territory_keeps_the_other_filters(client, mine):
    url = client.get(f"{URL}?theme=accueil").context["filters"].likeness_url
    assert '<input type="hidden" name="theme" value="accueil">' in client.get(url).content.decode()
    location = client.get(f"{url}&territoire=trois-moulins").headers["Location"]
    assert titles(client.get(location)) == ["Loin"]


def test_another_territory_may_be_named_by_a_member(signed_in, mine):
    reader = signed_in(MembershipFactory(collectivite=mine).user)
    url = reader.get(f"{URL}?comme=mienne").context["filters"].likeness_url
    assert reader.get(url).status_code == 200


def test_the_api_refuses_what_it_does_not_know(client, mine):
    assert client.get("/api/v1/initiatives?comme=commune:00000").status_code == 422
    answer = client.get("/api/v1/initiatives?comme=commune:29999").json()
    assert [row["titre"] for row in answer["initiatives"]] == ["Voisine", "Loin"]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 5), ("agent", 8)])
def test_the_cost_does_not_grow_with_the_list(client, signed_in, django_assert_num_queries, rows, who, queries):
    for n in range(rows):
        published_initiative(title=f"N° {n}", territory=CollectiviteFactory().pk)
    CollectiviteFactory(code="29999")
    reader = client if who == "visitor" else signed_in(UserFactory())
    reader.get(f"{URL}?comme=commune:29999")
    with django_assert_num_queries(queries):
        assert len(titles(reader.get(f"{URL}?comme=commune:29999"))) == rows
