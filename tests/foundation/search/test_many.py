"""More entries match than are ranked: which ones are chosen, and what a growing index does not change."""

import pytest

from foundation.search import candidates, search
from foundation.search.actions import load_synonyms

CROWD = 40


@pytest.fixture
def few(monkeypatch):
    """Few entries may be ranked."""
    monkeypatch.setattr(candidates, "CAP", 10)
    monkeypatch.setattr(candidates, "POOL", 20)


def crowd(shelf, text: str, **fields) -> None:
    for number in range(CROWD):
        shelf.add(f"Compte rendu {number}", f"{text} {'autre chose ' * 20}", **fields)


def first(q: str, reader) -> str:
    return search(q, user=reader).hits[0].title


def test_what_speaks_of_a_word_comes_before_all_that_mention_it(shelf, visitor, few):
    shelf.add("La maison du vélo", "On y répare un vélo, on y loue un vélo, on y apprend le vélo.")
    crowd(shelf, "Des gens sont venus à vélo.")
    shelf.count()
    assert first("vélo", visitor) == "La maison du vélo"


def test_words_that_everybody_mentions_still_find_what_speaks_of_both(shelf, visitor, few):
    shelf.add("Conseils de quartier", "Les conseils de quartier se réunissent ; chaque quartier a le sien.")
    crowd(shelf, "Le conseil a voté. Le quartier est calme.")
    shelf.count()
    assert first("conseils de quartier", visitor) == "Conseils de quartier"


def test_what_is_left_unread_is_read_when_the_reader_sees_too_few(shelf, titles, visitor, few, monkeypatch):
    monkeypatch.setattr(candidates, "READ", 1)
    shelf.add("Une note", "Le vélo, une fois.")
    for number in range(CROWD):
        shelf.add(f"Vélo {number}", "vélo vélo vélo vélo", secret=True)
    shelf.count()
    assert titles(search("vélo", user=visitor)) == ["Une note"]


def test_the_name_of_a_place_in_a_title_says_where_not_what(shelf, visitor):
    shelf.add(
        "La fontaine restaurée", territories=["Trappes"], body=f"L’eau de la fontaine coule. {'Autre chose. ' * 20}"
    )
    shelf.add("Le tri à Fontaine", territories=["Fontaine"], body="Le tri avance.")
    shelf.count()
    assert first("fontaine", visitor) == "La fontaine restaurée"


def test_a_synonym_is_not_the_name_of_a_place(shelf, titles, visitor):
    load_synonyms()
    shelf.add("Le tri", territories=["Le Vieux-Bourg"])
    shelf.add("La piscine", body="Des seniors y nagent.")
    shelf.count()
    assert titles(search("aînés", user=visitor)) == ["La piscine"]


def test_thousands_of_short_messages_do_not_make_a_sheet_too_long(shelf, titles, visitor):
    keywords = ["mobilités", "transports", "déplacements", "covoiturage", "marche", "stationnement", "vélo", "trains"]
    shelf.add("Aller au travail", "Le vélo remplace l’auto.", keywords=keywords)
    shelf.add("Le vélo", "Merci.")
    shelf.count()
    before = titles(search("vélo", user=visitor))
    for number in range(CROWD):
        shelf.add(f"Merci {number}")
    shelf.count()
    assert titles(search("vélo", user=visitor)) == before
