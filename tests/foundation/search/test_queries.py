from foundation.search import ranked_ids, search, suggest

from .conftest import KIND


def test_the_best_answer_comes_first(shelf, titles, visitor):
    shelf.add("Un bus itinérant", "Des démarches au village.")
    shelf.add("Une crèche", "Les bus passent devant.")
    shelf.add("Un jardin")
    shelf.count()
    results = search("bus itinerant", user=visitor)
    assert titles(results) == ["Un bus itinérant", "Une crèche"]
    assert results.total == 2
    assert not results.is_more
    assert results.counts == {KIND: 2}


def test_plurals_accents_elisions_and_hyphens(shelf, titles, visitor):
    shelf.add("L’éco-garde évalue les déchets")
    shelf.count()
    for q in ("eco-gardes", "écogarde", "évaluer", "dechet", "l'éco garde", "ÉCO‑GARDES"):
        assert titles(search(q, user=visitor)), q


def test_ranked_ids_are_those_of_the_search(shelf, visitor):
    first = shelf.add("Vélo", "vélo vélo")
    second = shelf.add("Bus", "un vélo")
    shelf.count()
    assert ranked_ids("vélo", kind=KIND, user=visitor) == [first.pk, second.pk]


def test_suggest_completes_titles(shelf, visitor):
    shelf.add("Le marché couvert")
    shelf.add("Marcher en ville")
    shelf.add("Autre chose", "marché")
    assert [one.title for one in suggest("march", visitor)] == ["Le marché couvert", "Marcher en ville"]
    assert [one.title for one in suggest("marché couv", visitor)] == ["Le marché couvert"]


def test_a_typing_mistake_is_corrected_and_said(shelf, titles, visitor):
    shelf.add("Les parkings du centre-ville")
    shelf.count()
    results = search("parkigns", user=visitor)
    assert titles(results) == ["Les parkings du centre-ville"]
    assert results.suggestion == "parkings"
    assert results.is_corrected


def test_words_that_only_order_are_taken_as_typed(shelf, visitor, django_assert_num_queries):
    sheet = shelf.add("Compostage de quartier")
    shelf.count()
    assert ranked_ids("compostaje", kind=KIND, user=visitor) == [sheet.pk]
    with django_assert_num_queries(4):
        assert ranked_ids("compostaje quartier introuvable", kind=KIND, user=visitor, as_typed=True) == [sheet.pk]
