from foundation.history.comparison import Piece, compare


def test_only_changed_fields_are_shown_word_by_word():
    changes = compare({"title": "Un marché", "year": 2021}, {"title": "Un grand marché", "year": 2021})
    assert [change.key for change in changes] == ["title"]
    assert changes[0].pieces == [Piece("same", "Un "), Piece("added", "grand "), Piece("same", "marché")]


def test_rows_are_compared_as_lines():
    old = {"steps": [{"title": "Accueil", "minutes": 5}]}
    new = {"steps": [{"title": "Accueil", "minutes": 10}]}
    kinds = [(piece.kind, piece.text) for piece in compare(old, new)[0].pieces]
    assert ("removed", "5") in kinds
    assert ("added", "10") in kinds


def test_a_field_that_disappeared_is_shown():
    assert [change.key for change in compare({"note": "à garder"}, {})] == ["note"]
