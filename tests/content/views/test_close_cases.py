"""Close cases: which ones, and the reasons they give."""

import pytest
from django.urls import reverse

from content.models import Initiative
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative, theme
from tests.support.factories.methods import published_card
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
NOTHING = {
    "methods": [],
    "hypotheses": [],
    "demand": "",
    "posture": "none",
    "population": None,
    "territory_kind": "autre",
}


def url(initiative: Initiative) -> str:
    return reverse("content:who-did-it", args=[initiative.slug])


def close(client, initiative: Initiative) -> dict[str, str]:
    """Title and reasons of the close cases, in order."""
    return {row.initiative.title: row.words for row in client.get(url(initiative)).context["rows"]}


def test_two_themes_make_a_case_close_one_does_not(client):
    shared = [theme("mobilite", "Mobilité"), theme("ruralite", "Ruralité")]
    published_initiative(title="Proche", themes=shared, **NOTHING | {"territory_kind": "epci"})
    published_initiative(title="Lointaine", themes=shared[:1], **NOTHING | {"territory_kind": "epci"})
    draft_initiative(title="Brouillon", themes=shared)
    archived_initiative(title="Archivée", themes=shared)
    sheet = published_initiative(themes=shared, **NOTHING)
    assert close(client, sheet) == {"Proche": "deux thèmes communs : mobilité, ruralité"}


def test_one_theme_and_the_same_method_or_a_comparable_territory_too(client):
    shared = [theme("mobilite", "Mobilité"), theme("ruralite", "Ruralité")]
    card = published_card().slug
    method = {"methods": [{"name": "entretien", "card": card}]}
    commune = {"territory_kind": "commune", "population": 1200}
    published_initiative(title="Même méthode", themes=shared[:1], **NOTHING | method)
    published_initiative(title="Même taille", themes=shared[:1], **NOTHING | commune | {"population": 1300})
    published_initiative(title="Plus grande", themes=shared[:1], **NOTHING | commune | {"population": 90_000})
    sheet = published_initiative(themes=shared, **NOTHING | method | commune)
    assert close(client, sheet) == {
        "Même méthode": "un thème commun : mobilité ; même méthode : entretien",
        "Même taille": "un thème commun : mobilité ; commune de taille comparable",
    }


def test_demand_posture_and_refuted_hypotheses_are_said(client):
    slug = theme("mobilite", "Mobilité")
    told = {
        "demand": "services",
        "posture": "aller-vers",
        "hypotheses": [{"statement": "Non.", "tested_by": "", "verdict": "infirmee", "evidence": ""}],
    }
    published_initiative(title="Proche", themes=[slug], **NOTHING | told)
    words = close(client, published_initiative(themes=[slug], **NOTHING | told))["Proche"]
    assert "une hypothèse infirmée de part et d’autre sur : mobilité" in words
    assert "même demande : des services" in words
    assert "même posture : aller vers" in words


def test_the_place_is_said(client):
    slug = theme("mobilite")
    one, two = CollectiviteFactory(population=1200), CollectiviteFactory(population=1300)
    published_initiative(title="Voisine", themes=[slug], **NOTHING | {"territory": two.pk, "territory_kind": "commune"})
    sheet = published_initiative(themes=[slug], **NOTHING | {"territory": one.pk, "territory_kind": "commune"})
    assert "commune de taille comparable, même département" in close(client, sheet)["Voisine"]


def test_methods_alone_come_after_on_the_whole_page(client):
    card = published_card().slug
    method = {"methods": [{"name": "entretien", "card": card}]}
    published_initiative(title="Même méthode", **NOTHING | method)
    response = client.get(url(published_initiative(**NOTHING | method)))
    assert response.context["rows"] == []
    assert [row.initiative.title for row in response.context["kin"]] == ["Même méthode"]
    assert "Avec les mêmes méthodes" in response.content.decode()


def test_each_leads_to_a_comparison_and_all_too(client):
    other, sheet = published_initiative(themes=[theme("mobilite")]), published_initiative(themes=["mobilite"])
    html = client.get(url(sheet), headers={"HX-Request": "true"}).content.decode()
    assert html.count(f"?cas={sheet.slug}&amp;cas={other.slug}") == 2


def test_nothing_close_is_said(client):
    assert "ne ressemble assez à celui-ci" in client.get(url(published_initiative())).content.decode()


def test_a_draft_has_close_cases_for_its_author_only(client, signed_in):
    author = UserFactory()
    published_initiative(title="Proche", themes=[theme("mobilite")])
    draft = draft_initiative(author=author, themes=["mobilite"])
    assert "Proche" in close(signed_in(author), draft)
    assert client.get(url(draft)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 6), ("agent", 9)])
def test_the_cost_does_not_grow_with_the_cases(client, signed_in, django_assert_num_queries, rows, who, queries):
    slug = theme("mobilite")
    body = CollectiviteFactory()
    for n in range(rows):
        published_initiative(title=f"Proche {n}", themes=[slug], territory=CollectiviteFactory().pk)
    sheet = published_initiative(themes=[slug], territory=body.pk)
    reader = client if who == "visitor" else signed_in(UserFactory())
    reader.get(url(sheet))  # the territories that have cases are kept until the library changes
    with django_assert_num_queries(queries):
        assert len(reader.get(url(sheet)).context["rows"]) == rows
