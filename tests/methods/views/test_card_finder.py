"""Finding a card by saying what one has and what one wants."""

from urllib.parse import parse_qs, urlsplit

import pytest

from foundation.search import statistics
from foundation.search.actions import load_synonyms
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db
URL = "/methodes/"
SENTENCE = "J’ai 45 minutes, 14 personnes, sans vidéoprojecteur, je veux faire émerger des idées"
STEP = {"title": "Tout", "minutes": 25, "text": "Faire.", "say": ""}


def card(title: str, **changes):
    """A card of fifty minutes in short, for ideas."""
    fields = {"duration_min": 40, "duration_max": 90, "group_max": 20, "phase": "ideation", "steps": [STEP, STEP]}
    return published_card(title=title, **(fields | changes))


def material(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "quantity": "1"} for name in names]


def titles(response, name: str = "cards") -> list[str]:
    return [row["card"].title for row in response.context[name]]


def counts(response, name: str) -> dict[str, int]:
    facet = next(facet for facet in response.context["filters"].facets if facet.name == name)
    return {choice.value: choice.count for choice in facet.choices}


def ask(client, sentence: str):
    return client.get(URL, {"dites": sentence}, follow=True)


def test_a_sentence_leads_to_an_address_that_spells_it(client):
    response = client.get(URL, {"dites": SENTENCE})
    assert response.status_code == 302
    assert parse_qs(urlsplit(response.url).query) == {
        "phrase": [SENTENCE],
        "minutes": ["45"],
        "personnes": ["14"],
        "sans": ["videoprojecteur"],
        "moment": ["ideation"],
    }


def test_what_was_understood_stands_in_chips_that_lead_to_their_fields(client):
    card("Idées")
    response = ask(client, SENTENCE)
    chips = response.context["filters"].chips
    assert [(chip.label.replace("\u00a0", " "), chip.field) for chip in chips] == [
        ("vos mots d’abord : émerger", "dites"),
        ("45 minutes", "minutes"),
        ("14 personnes", "personnes"),
        ("Recherche d’idées", "facette-moment"),
        ("sans vidéoprojecteur", "facette-sans"),
    ]
    page = response.content.decode()
    for chip in chips:
        assert f'href="#{chip.field}"' in page
        assert page.count(f'id="{chip.field}"') == 1


def test_each_card_says_why_it_fits(client):
    card("Idées")
    response = ask(client, SENTENCE)
    assert titles(response) == ["Idées"]
    page = response.content.decode().replace("\u00a0", " ")
    for reason in (
        "40 min à 1 h 30 : tient dans vos 45 minutes en version courte",
        "4 à 20 personnes : vous êtes 14",
        "sans vidéoprojecteur",
        "sert à la recherche d’idées",
    ):
        assert reason in page


def test_what_nearly_fits_says_what_to_do(client):
    card("Petit groupe", group_max=12)
    card("Autre lieu", group_max=12, setting="a-distance")
    card("Trop longue", duration_min=180, duration_max=240, steps=[{**STEP, "minutes": 90}] * 2)
    response = ask(client, f"{SENTENCE}, dans une salle")
    assert (titles(response), titles(response, "near")) == ([], ["Petit groupe"])
    assert "faites deux groupes" in response.content.decode()


def test_the_best_by_words_is_told_even_when_many_fit(client):
    for number in range(6):
        card(f"Autre {number}")
    card("Chapeaux", group_max=12)
    statistics.refresh()
    response = ask(client, "45 minutes, 14 personnes, chapeaux")
    assert "Chapeaux" not in titles(response)
    assert titles(response, "near") == ["Chapeaux"]


def test_nearly_is_told_on_the_first_page_only(client, monkeypatch):
    monkeypatch.setattr("methods.filters.CardList.page_size", 1)
    for title in ("A", "B"):
        card(title)
    card("C", group_max=12)
    first = client.get(f"{URL}?personnes=14")
    assert (titles(first), titles(first, "near")) == (["A"], ["C"])
    second = client.get(f"{URL}?personnes=14&page={first.context['page'].following}")
    assert (titles(second), titles(second, "near")) == (["B"], [])


def test_words_order_and_leave_nothing_out(client):
    card("Abeilles")
    card("Zèbres")
    statistics.refresh()
    assert titles(ask(client, "45 minutes, zèbres")) == ["Zèbres", "Abeilles"]
    assert titles(ask(client, "zèbres")) == ["Zèbres"]


def test_a_sentence_that_tells_nothing_says_so_and_shows_everything(client):
    card("Idées")
    response = ask(client, "bonjour")
    assert "Nous n’avons reconnu" in response.content.decode()
    assert titles(response) == ["Idées"]
    assert client.get(URL, {"dites": "  "}).url == URL


def test_equipment_is_counted_under_combination(client):
    card("Rien", materials=[])
    card("Micro", materials=material("Micro"))
    card("Tout", materials=material("Micro", "Gommettes", "Minuteur"))
    lacked = counts(client.get(URL), "sans")
    assert (lacked["micro"], lacked["gommettes"], lacked["minuteur"], lacked["ecran"]) == (1, 2, 2, 3)
    both = client.get(f"{URL}?sans=gommettes&sans=micro")
    assert titles(both) == ["Rien"]
    assert counts(both, "sans")["gommettes"] == 1
    held = counts(client.get(URL), "avec")
    assert (held["papier"], held["micro"], held["gommettes"]) == (1, 2, 1)
    assert titles(client.get(f"{URL}?avec=micro&avec=gommettes")) == ["Micro", "Rien", "Tout"]
    assert counts(client.get(f"{URL}?avec=micro"), "avec")["gommettes"] == 3


def test_what_a_card_asks_for_changes_with_the_card(client):
    changed = card("Micro", materials=material("Micro"))
    assert titles(client.get(f"{URL}?sans=micro")) == []
    changed.materials.update(name="Carnet")
    changed.save()
    assert titles(client.get(f"{URL}?sans=micro")) == ["Micro"]


def test_nothing_found_says_which_demand_to_take_away_and_what_that_gives(client):
    card("Idées")
    response = client.get(f"{URL}?personnes=14&moment=ideation&niveau=debutant&lieu=a-distance")
    assert "retirer « À distance » : 1 fiche" in response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 6), ("agent", 9)])
def test_the_cost_of_a_sentence_does_not_grow(client, signed_in, django_assert_num_queries, rows, who, queries):
    for number in range(rows):
        card(f"Idées {number}")
        card(f"Presque {number}", group_max=12)
    load_synonyms()
    statistics.refresh()
    reader = client if who == "visitor" else signed_in(UserFactory())
    address = reader.get(URL, {"dites": f"{SENTENCE} nouvelles et introuvables"}).url
    reader.get(address)  # the index and the synonyms are read once for the process
    with django_assert_num_queries(queries):
        assert titles(reader.get(address), "near")
