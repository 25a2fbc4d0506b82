import pytest

from foundation.search import search
from foundation.search.actions import load_synonyms
from foundation.search.lookalikes import distance

TITLES = [
    "Le stationnement payant",
    "Les commerçants du centre",
    "La mobilité douce",
    "Un mobile et un téléphone",
    "La médiathèque intercommunale",
    "Le déchet et la déchèterie",
    "Une enquête de satisfaction",
]
TYPED = [
    ("stationnemment", "stationnement"),
    ("satsifaction", "satisfaction"),
    ("mediateque", "médiathèque"),
    ("intercommunnale", "intercommunale"),
    ("mobilté", "mobilité"),
    ("télephonne", "téléphone"),
    ("dechetrie", "déchèterie"),
    ("enquette", "enquête"),
]


@pytest.fixture
def shelves(shelf):
    for title in TITLES:
        shelf.add(title)
    shelf.count()
    return shelf


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_a_mistyped_word_finds_the_one_meant(shelves, visitor, typed, meant):
    results = search(typed, user=visitor)
    assert any(meant in hit.title for hit in results.hits)
    assert results.suggestion in (meant, "")


def test_the_rest_of_the_question_stays_as_it_was_typed(shelves, visitor):
    assert search("l'Enquête de SATSIFACTION, 2024 ?", user=visitor).suggestion == "l'Enquête de satisfaction, 2024 ?"


@pytest.mark.parametrize("q", ["stationnement", "xyz", "zzzzzzzzzz", "2024"])
def test_nothing_is_proposed_without_reason(shelves, visitor, q):
    assert search(q, user=visitor).suggestion == ""


def test_a_mistyped_synonym_is_corrected_too(shelves, visitor):
    load_synonyms()
    shelves.add("Une main tendue", "Les détritus du quartier")
    shelves.count()
    results = search("poubbelles", user=visitor)
    assert results.suggestion == "poubelles"
    assert "Une main tendue" in [hit.title for hit in results.hits]


def test_slips_of_the_fingers_cost_less_than_other_words():
    assert distance("stationement", "stationnement") < distance("mobilte", "mobilite") < distance("mobilte", "mobile")
    assert distance("parkign", "parking") < 1
    assert distance("bus", "bus") == 0
