"""The list of cards: filters, counts, search, rights."""

import pytest

from foundation.search import statistics
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import archived_card, draft_card, published_card

pytestmark = pytest.mark.django_db
URL = "/methodes/"


def titles(response) -> list[str]:
    return [row["card"].title for row in response.context["cards"]]


def counts(response, name: str) -> dict[str, int]:
    facet = next(facet for facet in response.context["filters"].facets if facet.name == name)
    return {choice.value: choice.count for choice in facet.choices}


def test_only_published_cards_are_listed_even_to_their_author(signed_in):
    author = UserFactory()
    draft_card(author=author, title="Brouillon")
    archived_card(title="Archivée")
    published_card(title="En ligne")
    assert titles(signed_in(author).get(URL)) == ["En ligne"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Courte", "Longue"]),
        ("minutes=45", ["Courte"]),
        ("minutes=500", ["Courte", "Longue"]),
        ("personnes=3", ["Courte"]),
        ("personnes=50", []),
        ("famille=design", ["Longue"]),
        ("famille=design&famille=participation", ["Courte", "Longue"]),
        ("lieu=a-distance", ["Longue"]),
        ("lieu=sur-place", ["Courte", "Longue"]),
        ("niveau=confirme", []),
        ("famille=inconnue&minutes=abc&page=xyz", ["Courte", "Longue"]),
    ],
)
def test_filters(client, query, expected):
    step = {"title": "Tout", "minutes": 30, "text": "Faire.", "say": ""}
    published_card(title="Courte", duration_min=20, duration_max=90, group_min=2, steps=[step, step])
    published_card(title="Longue", family="design", setting="les-deux")
    response = client.get(f"{URL}?{query}")
    assert titles(response) == expected
    assert response.context["filters"].total == len(expected)


def test_each_facet_is_counted_without_itself(client):
    published_card(family="design")
    published_card(family="design", level="confirme")
    published_card(family="participation", setting="les-deux")
    response = client.get(f"{URL}?famille=design")
    assert counts(response, "famille") == {"design": 2, "participation": 1}
    assert counts(response, "niveau") == {"debutant": 1, "confirme": 1}
    assert counts(client.get(URL), "lieu") == {"sur-place": 3, "a-distance": 1}


def test_words_are_searched_and_combined_with_filters(client):
    published_card(title="Marche de nuit", family="design")
    published_card(title="Marche de jour")
    published_card(title="Entretien", purpose="Écouter.", summary="Écouter.", steps=draft_steps())
    statistics.refresh()
    assert set(titles(client.get(f"{URL}?q=marche"))) >= {"Marche de nuit", "Marche de jour"}
    assert titles(client.get(f"{URL}?q=marche&famille=design")) == ["Marche de nuit"]


def draft_steps() -> list[dict[str, object]]:
    return [{"title": "Écouter", "minutes": 40, "text": "Écouter.", "say": ""}] * 2


def test_an_active_filter_can_be_removed_alone(client):
    published_card(family="design")
    chips = client.get(f"{URL}?famille=design&minutes=90").context["filters"].chips
    assert {(chip.label, chip.url) for chip in chips} == {
        ("Design", "?minutes=90"),
        ("1\u00a0h\u00a030", "?famille=design"),
    }


def test_nothing_found_says_what_to_do(client):
    published_card()
    response = client.get(f"{URL}?personnes=500&famille=design&niveau=confirme&lieu=a-distance")
    assert "essayez d’autres mots" in response.content.decode()


def test_pages_follow_each_other_without_repeating(client, monkeypatch):
    monkeypatch.setattr("methods.filters.CardList.page_size", 2)
    for title in ("A", "B", "C"):
        published_card(title=title)
    first = client.get(URL)
    assert titles(first) == ["A", "B"]
    assert titles(client.get(f"{URL}?page={first.context['page'].following}")) == ["C"]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 2), ("agent", 5)])
def test_the_cost_does_not_grow_with_the_list(client, signed_in, django_assert_num_queries, rows, who, queries):
    for _ in range(rows):
        published_card()
    reader = client if who == "visitor" else signed_in(UserFactory())
    reader.get(URL)  # the index is read once for the process
    with django_assert_num_queries(queries):
        reader.get(URL)
