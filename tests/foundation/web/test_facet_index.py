"""Sets of bits answer as plain sets of rows would."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.web.facet_index import Entry, FacetIndex
from foundation.web.kept_index import Changes, KeptIndex

FACETS = ("colour", "size")
VALUES = st.sets(st.sampled_from(["a", "b", "c"]))
ROWS = st.dictionaries(st.integers(1, 40), st.tuples(VALUES, VALUES, st.integers(0, 5)), max_size=12)
Rows = dict[int, tuple[set[str], set[str], int]]


def entry(key: int, row: tuple[set[str], set[str], int]) -> Entry:
    return Entry(key, dict(zip(FACETS, row[:2], strict=True)), {"rank": (row[2], key)})


def answers(rows: Rows, colours: set[str], sizes: set[str]) -> list[int]:
    found = [key for key, row in rows.items() if row[0] & colours and row[1] & sizes]
    return sorted(found, key=lambda key: (rows[key][2], key))


def assert_same(index: FacetIndex, rows: Rows, colours: set[str], sizes: set[str]) -> None:
    expected = answers(rows, colours, sizes)
    among = index.everything & index.answering("colour", colours) & index.answering("size", sizes)
    assert (len(index), among.bit_count()) == (len(rows), len(expected))
    assert list(index.ordered("rank", among)) == expected
    for start, key in enumerate(expected, start=1):
        assert list(index.ordered("rank", among, after=index.rank("rank", key))) == expected[start:]
    counted = {value: sum(value in rows[key][0] for key in expected) for value in "abc"}
    assert index.counts("colour", among) == {value: count for value, count in counted.items() if count}
    assert index.kept([99, *reversed(expected)], among) == expected[::-1]
    assert index.holding([*expected, 99]) == among


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, ROWS, st.sets(st.integers(1, 45)), VALUES, VALUES)
def test_an_index_answers_as_its_rows_before_and_after_changes(before, changed, gone, colours, sizes):
    index = FacetIndex(entry(*pair) for pair in before.items())
    assert_same(index, before, colours, sizes)
    after = {key: row for key, row in {**before, **changed}.items() if key in changed or key not in gone}
    other = index.changed([entry(*pair) for pair in changed.items()], gone)
    assert_same(other, after, colours, sizes)
    assert_same(index, before, colours, sizes)  # whoever reads the former one is not disturbed
    rebuilt = FacetIndex(entry(*pair) for pair in after.items())
    assert {facet: set(other.values(facet)) for facet in FACETS} == {
        facet: set(rebuilt.values(facet)) for facet in FACETS
    }


class Shelf:
    """Rows that count how often they are read."""

    def __init__(self) -> None:
        self.turn: int | None = 1
        self.past = {1}
        self.rows: Rows = {1: ({"a"}, set(), 1)}
        self.reads: list[str] = []

    def stamp(self) -> int | None:
        self.reads.append("stamp")
        return self.turn

    def entries(self) -> list[Entry]:
        self.reads.append("all")
        return [entry(*pair) for pair in self.rows.items()]

    def changes(self, since: Any) -> Changes | None:
        self.reads.append("changes")
        return Changes([entry(*pair) for pair in self.rows.items()]) if since in self.past else None


def test_what_has_not_changed_is_not_read_again():
    shelf = Shelf()
    kept = KeptIndex(shelf)
    assert kept.current() is kept.current()
    assert shelf.reads == ["stamp", "stamp", "all", "stamp"]


def test_what_has_changed_is_read_and_another_past_is_read_whole():
    shelf = Shelf()
    kept = KeptIndex(shelf)
    kept.current()
    for turn, read in ((2, "changes"), (3, "all")):
        shelf.turn, shelf.rows[turn] = turn, ({"b"}, set(), 1)
        shelf.past = {1, 2} if turn == 2 else {3}
        shelf.reads.clear()
        assert len(kept.current()) == turn
        assert shelf.reads[-1] == read


def test_rows_without_a_stamp_are_always_read():
    shelf = Shelf()
    shelf.turn = None
    kept = KeptIndex(shelf)
    kept.current()
    shelf.rows[2] = (set(), set(), 0)
    assert len(kept.current()) == 2


def test_what_is_forgotten_is_read_whole():
    shelf = Shelf()
    kept = KeptIndex(shelf)
    kept.current()
    kept.forget()
    shelf.reads.clear()
    kept.current()
    assert "all" in shelf.reads
