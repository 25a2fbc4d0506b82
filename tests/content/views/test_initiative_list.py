"""The library's list: facets, words, order, pages, rights."""

import re

import pytest
from django import forms
from django.http import QueryDict
from django.utils import timezone

from content.actions.shelving import turn_edition
from content.filters import InitiativeList
from content.forms.filters import InitiativeFilterForm
from content.models import Initiative
from foundation.search import statistics
from foundation.search.actions import load_synonyms
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import (
    archived_initiative,
    draft_initiative,
    published_initiative,
    submitted_initiative,
    theme,
)
from tests.support.factories.methods import published_card
from tests.support.factories.territories import RegionFactory

pytestmark = pytest.mark.django_db
URL = "/initiatives/"


def titles(response) -> list[str]:
    return [row["initiative"].title for row in response.context["rows"]]


def counts(response, name: str) -> dict[str, int]:
    facet = next(facet for facet in response.context["filters"].facets if facet.name == name)
    return {choice.value: choice.count for choice in facet.choices}


def hypothesis(verdict: str) -> dict[str, str]:
    return {"statement": "Supposé.", "tested_by": "", "verdict": verdict, "evidence": ""}


@pytest.fixture
def three(db: None) -> None:
    """Three cases that differ by theme, region, outcome and verdicts."""
    theme("accueil")
    theme("mobilite")
    region = RegionFactory(code="53", name="Bretagne").pk
    published_initiative(title="Un", themes=["accueil"], region_id=region, hypotheses=[hypothesis("confirmee")])
    published_initiative(
        title="Deux",
        themes=["accueil", "mobilite"],
        outcome="arrete",
        territory_kind="epci",
        hypotheses=[hypothesis("confirmee"), hypothesis("infirmee"), hypothesis("infirmee")],
    )
    published_initiative(title="Trois", themes=["mobilite"], region_id=region, outcome="arrete", hypotheses=[])


def test_only_published_initiatives_are_listed_and_counted_even_to_their_author(signed_in):
    author, slug = UserFactory(), theme("accueil")
    for make in (draft_initiative, submitted_initiative, archived_initiative):
        make(author=author, title="Cachée", themes=[slug])
    published_initiative(title="En ligne", themes=[slug])
    statistics.refresh()
    for reader in (author, UserFactory(is_editor=True)):
        response = signed_in(reader).get(URL)
        assert titles(response) == ["En ligne"]
        assert counts(response, "theme") == {"accueil": 1}
        assert "Cachée" not in titles(signed_in(reader).get(f"{URL}?q=cachée"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Un", "Deux", "Trois"}),
        ("theme=accueil", {"Un", "Deux"}),
        ("theme=accueil&theme=mobilite", {"Un", "Deux", "Trois"}),
        ("theme=accueil&suite=arrete", {"Deux"}),
        ("region=53", {"Un", "Trois"}),
        ("territoire=epci", {"Deux"}),
        ("verdict=infirmee", {"Deux"}),
        ("verdict=infirmee&verdict=confirmee", {"Un", "Deux"}),
        ("verdict=infirmee&region=53", set()),
        ("theme=inconnu&suite=xyz&tri=abc&page=forge", {"Un", "Deux", "Trois"}),
    ],
)
def test_filters(client, three, query, expected):
    assert set(titles(client.get(f"{URL}?{query}"))) == expected


def test_each_facet_is_counted_without_itself(client, three):
    response = client.get(f"{URL}?theme=accueil&suite=arrete")
    assert counts(response, "theme") == {"accueil": 1, "mobilite": 2}
    assert counts(response, "suite") == {"experimentation": 1, "arrete": 1}
    assert counts(response, "verdict") == {"confirmee": 1, "infirmee": 1}
    assert counts(response, "territoire") == {"epci": 1}
    assert counts(response, "region") == {}


def test_several_hypotheses_with_a_verdict_count_one_case(client, three):
    assert counts(client.get(URL), "verdict") == {"confirmee": 2, "infirmee": 1}


def test_words_are_searched_and_combined_with_filters(client):
    theme("accueil")
    published_initiative(title="Ludothèque au village", themes=["accueil"])
    published_initiative(title="Ludothèque itinérante")
    published_initiative(title="Guichet")
    statistics.refresh()
    assert set(titles(client.get(f"{URL}?q=ludotheque"))) == {"Ludothèque au village", "Ludothèque itinérante"}
    response = client.get(f"{URL}?q=ludotheque&theme=accueil")
    assert titles(response) == ["Ludothèque au village"]
    assert counts(client.get(f"{URL}?q=ludotheque"), "theme") == {"accueil": 1}


@pytest.mark.parametrize(
    ("order", "expected"), [("", ["B", "A", "C"]), ("recentes", ["B", "A", "C"]), ("titre", ["A", "B", "C"])]
)
def test_the_order_is_the_one_asked(client, order, expected):
    for title in ("C", "A", "B"):
        published_initiative(title=title)
    statistics.refresh()
    assert titles(client.get(f"{URL}?tri={order}")) == expected
    if order:  # the words choose, the order asked ranks
        assert titles(client.get(f"{URL}?q=marché&tri={order}")) == expected


def test_an_active_filter_can_be_removed_alone(client, three):
    chips = client.get(f"{URL}?theme=accueil&suite=arrete&tri=titre").context["filters"].chips
    assert {(chip.label, chip.url) for chip in chips} == {
        ("Accueil", "?suite=arrete&tri=titre"),
        ("Arrêté", "?theme=accueil&tri=titre"),
    }


def test_nothing_found_says_which_filter_to_relax(client, three):
    response = client.get(f"{URL}?verdict=infirmee&region=53")
    relaxed = [(row.label, row.url, row.count) for row in response.context["filters"].relaxations]
    assert relaxed == [("hypothèse infirmée", "?region=53", 2), ("Bretagne", "?verdict=infirmee", 1)]
    assert "sans Bretagne" in response.content.decode()


def test_words_can_be_relaxed_too(client, three):
    response = client.get(f"{URL}?q=xylophone&theme=accueil")
    assert [(row.url, row.count) for row in response.context["filters"].relaxations] == [("?theme=accueil", 2)]


@pytest.mark.parametrize("order", ["", "titre"])
def test_pages_follow_each_other_without_repeating(client, monkeypatch, order):
    monkeypatch.setattr("content.filters.InitiativeList.page_size", 2)
    for title in ("C", "B", "A"):
        published_initiative(title=title)
    first = client.get(f"{URL}?tri={order}")
    assert titles(first) == ["A", "B"]
    assert titles(client.get(f"{URL}?tri={order}&page={first.context['page'].following}")) == ["C"]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "query", "queries"), [("visitor", "", 3), ("agent", "", 6), ("visitor", "?q=guichet&theme=accueil", 7)]
)
def test_the_cost_does_not_grow_with_the_list(client, signed_in, django_assert_num_queries, rows, who, query, queries):
    slug = theme("accueil")
    for n in range(rows):
        published_initiative(title=f"Guichet {n}", themes=[slug], hypotheses=[hypothesis("infirmee")] * (n + 1))
    statistics.refresh()
    load_synonyms()
    reader = client if who == "visitor" else signed_in(UserFactory())
    reader.get(f"{URL}{query}")  # the words of the lists and the synonyms are kept from one page to the next
    with django_assert_num_queries(queries):
        response = reader.get(f"{URL}{query}")
    assert len(titles(response)) == rows


@pytest.mark.parametrize("query", ["", "tri=titre", "theme=accueil", "q=deux", "q=deux&tri=titre"])
def test_the_keys_are_those_of_the_pages_in_their_order(client, three, query):
    statistics.refresh()
    response = client.get(f"{URL}?{query}")
    filters = response.context["filters"]
    assert filters.keys == [row["initiative"].pk for row in response.context["rows"]]
    assert filters.total == len(filters.keys)


def boxes(response) -> dict[str, list[str]]:
    """The boxes that the page shows, by facet."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(
        r'type="checkbox" id="[^"]+" name="([a-z]+)" value="([^"]+)"', response.content.decode()
    ):
        found.setdefault(name, []).append(value)
    return found


def test_a_long_facet_shows_the_chosen_and_the_fullest_then_all_of_them(client):
    slugs = [theme(f"theme-{n:02}", f"Thème {n:02}") for n in range(12)]
    for n, slug in enumerate(slugs):
        for _ in range(2 if n > 5 else 1):
            published_initiative(themes=[slug])
    response = client.get(f"{URL}?theme=theme-03&suite=experimentation")
    assert boxes(response)["theme"] == ["theme-00", "theme-03", *slugs[6:]]
    link = "?theme=theme-03&amp;suite=experimentation&amp;voir=theme"
    assert f'href="{link}#facette-theme"' in response.content.decode()
    whole = client.get(f"{URL}?theme=theme-03&suite=experimentation&voir=theme")
    assert boxes(whole)["theme"] == slugs
    assert '<input type="hidden" name="voir" value="theme">' in whole.content.decode()
    assert titles(whole) == titles(response)


def test_what_finds_nothing_is_not_proposed(client, three):
    shown = boxes(client.get(URL))
    assert shown["suite"] == ["experimentation", "arrete"]
    assert shown["departement"] == ["aucun"]
    assert "validee" not in shown


def test_lone_boxes_narrow_the_list(client, three):
    vouched = Initiative.objects.get(title="Un")
    Initiative.objects.filter(pk=vouched.pk).update(vouched_at=timezone.now())
    turn_edition(vouched)
    response = client.get(f"{URL}?validee=oui")
    assert titles(response) == ["Un"]
    assert [chip.label for chip in response.context["filters"].chips] == ["Validée par la collectivité"]
    assert boxes(response)["validee"] == ["oui"]


def test_methods_and_years_are_proposed_by_their_names(client):
    published_card(title="Marche de nuit")
    uses = [{"name": "marche", "card": "marche-de-nuit"}]
    published_initiative(title="Marchée", methods=uses, year=2019)
    published_initiative(title="Autre", year=2024)
    facets = {facet.name: facet for facet in client.get(URL).context["filters"].facets}
    assert [(one.value, one.label, one.count) for one in facets["methode"].choices] == [
        ("marche-de-nuit", "Marche de nuit", 1)
    ]
    assert [one.value for one in facets["annee"].choices] == ["2024", "2019"]
    assert titles(client.get(f"{URL}?methode=marche-de-nuit")) == ["Marchée"]


@pytest.mark.parametrize(("query", "expected"), [("methode=inconnue", []), ("annee=1987", [])])
def test_a_method_or_a_year_that_no_case_has_finds_nothing_rather_than_everything(client, three, query, expected):
    response = client.get(f"{URL}?{query}")
    assert titles(response) == expected
    assert len(response.context["filters"].chips) == 1


def test_two_filters_are_relaxed_together_when_none_alone_would_do(client, three):
    response = client.get(f"{URL}?theme=accueil&annee=1987&methode=inconnue")
    relaxed = [(row.label, row.url, row.count) for row in response.context["filters"].relaxations]
    assert relaxed == [("inconnue, 1987", "?theme=accueil", 2)]


class NearBrest(InitiativeList):
    """A list with a filter and an order that the index does not know."""

    class form_class(InitiativeFilterForm):
        comme = forms.CharField(required=False)
        tri = forms.CharField(required=False)

    def extra_filters(self):
        return {"comme": Initiative.objects.filter(title__in=["Un", "Deux"]).values_list("pk", flat=True)}

    def extra_orders(self):
        return {"proches": {row.pk: row.title for row in Initiative.objects.filter(title__in=["Trois", "Deux"])}}


def test_a_room_adds_filters_and_orders_that_the_index_does_not_know(three, agent):
    found = NearBrest(QueryDict("comme=brest"), agent)
    assert {row.title for row in found.page("")} == {"Un", "Deux"}
    assert found.counts[("theme", "accueil")] == 2
    ordered = NearBrest(QueryDict("tri=proches"), agent)
    ordered.page_size = 2
    first = ordered.page("")
    assert [row.title for row in first] == ["Deux", "Trois"]
    assert [row.title for row in ordered.page(first.following)] == ["Un"]
