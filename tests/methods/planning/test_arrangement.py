"""Blocks rearranged in memory: positions and tracks stay dense, whatever is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.enums import BlockKind
from methods.models import PlanBlock
from methods.planning.arrangement import END, START, Arrangement, Place, PlaceRefused


def arrangement(*, parallel: bool = True) -> Arrangement:
    """1 2 [3: 4 5 | 6] 7, where 3 is a parallel block."""
    rows = [(1, None, 0, 1), (2, None, 0, 2), (7, None, 0, 4)]
    if parallel:
        rows += [(3, None, 0, 3), (4, 3, 1, 1), (5, 3, 1, 2), (6, 3, 2, 1)]
    return Arrangement(
        PlanBlock(pk=pk, parent_id=parent, track=track, position=n, kind=BlockKind.PARALLEL if pk == 3 else "libre")
        for pk, parent, track, n in rows
    )


def drawn(found: Arrangement) -> str:
    """The order of the keys, tracks between brackets."""
    rows = sorted(found.blocks.values(), key=lambda one: (one.track, one.position))

    def lane(parent: int | None, track: int) -> str:
        return " ".join(one(row) for row in rows if (row.parent_id, row.track) == (parent, track))

    def one(block: PlanBlock) -> str:
        tracks = sorted({row.track for row in rows if row.parent_id == block.pk})
        return f"[{block.pk}: {' | '.join(lane(block.pk, track) for track in tracks)}]" if tracks else str(block.pk)

    return lane(None, 0)


@pytest.mark.parametrize(
    ("pk", "code", "after"),
    [
        (7, "debut", "7 1 2 [3: 4 5 | 6]"),
        (1, "fin", "2 [3: 4 5 | 6] 7 1"),
        (1, "apres-2", "2 1 [3: 4 5 | 6] 7"),
        (7, "avant-2", "1 7 2 [3: 4 5 | 6]"),
        (3, "debut", "[3: 4 5 | 6] 1 2 7"),
        (2, "avant-5", "1 [3: 4 2 5 | 6] 7"),
        (1, "groupe-3-2", "2 [3: 4 5 | 6 1] 7"),
        (1, "groupe-3-0", "2 [3: 4 5 | 6 | 1] 7"),
        (4, "apres-7", "1 2 [3: 5 | 6] 7 4"),
        (6, "apres-4", "1 2 [3: 4 6 5] 7"),
        (5, "groupe-3-0", "1 2 [3: 4 | 6 | 5] 7"),
        (2, "avant-2", "1 2 [3: 4 5 | 6] 7"),
    ],
)
def test_a_block_goes_beside_the_one_that_is_named(pk: int, code: str, after: str) -> None:
    found = arrangement()
    found.move(found.block(pk), Place.read(code))
    assert drawn(found) == after


@pytest.mark.parametrize(
    ("pk", "code"), [(1, "avant-99"), (3, "groupe-3-1"), (3, "avant-4"), (1, "groupe-2-1"), (3, "groupe-3-0")]
)
def test_what_cannot_be_is_refused_and_changes_nothing(pk: int, code: str) -> None:
    found = arrangement()
    before = drawn(found)
    with pytest.raises(PlaceRefused):
        found.move(found.block(pk), Place.read(code))
    assert drawn(found) == before


@pytest.mark.parametrize("code", ["", "milieu", "avant", "avant-x", "avant-1-2", "groupe-3", "fin-1", "avant-1\n"])
def test_what_is_not_a_place_is_not_read(code: str) -> None:
    assert Place.read(code) is None


@pytest.mark.parametrize("place", [START, END, Place("avant", 4), Place("apres", 4), Place("groupe", 3, 0)])
def test_a_place_is_read_as_it_is_written(place: Place) -> None:
    assert Place.read(place.code) == place


@pytest.mark.parametrize(
    ("pk", "up", "down"),
    [
        (1, None, "apres-2"),
        (2, "avant-1", "apres-3"),
        (7, "avant-3", None),
        (4, "avant-3", "apres-5"),
        (5, "avant-4", "apres-3"),
    ],
)
def test_up_and_down_lead_out_of_a_sub_group(pk: int, up: str | None, down: str | None) -> None:
    found = arrangement()
    assert [place and place.code for place in found.neighbours(found.block(pk))] == [up, down]


def test_a_parallel_block_goes_with_what_it_holds() -> None:
    found = arrangement()
    assert [block.pk for block in found.remove(found.block(3))] == [3, 4, 5, 6]
    assert drawn(found) == "1 2 7"


PLACES = st.one_of(
    st.sampled_from([START, END]),
    st.builds(Place, st.sampled_from(["avant", "apres"]), st.integers(1, 8)),
    st.builds(Place, st.just("groupe"), st.integers(1, 8), st.integers(0, 4)),
)


@given(st.lists(st.tuples(st.sampled_from(["move", "remove", "insert"]), st.integers(1, 12), PLACES), max_size=25))
def test_positions_and_tracks_stay_dense(steps: list[tuple[str, int, Place]]) -> None:
    found = arrangement()
    for verb, pk, place in steps:
        kept = set(found.blocks)
        try:
            if verb == "insert":
                new = max(kept, default=0) + 1
                found.insert(PlanBlock(pk=new, position=0), place)
            elif verb == "move":
                found.move(found.block(pk), place)
            else:
                found.remove(found.block(pk))
        except PlaceRefused:
            assert set(found.blocks) == kept
        _assert_dense(found)


def _assert_dense(found: Arrangement) -> None:
    lanes: dict[tuple[int | None, int], list[int]] = {}
    for block in found.blocks.values():
        lanes.setdefault((block.parent_id, block.track), []).append(block.position)
        assert block.parent_id is None or found.blocks[block.parent_id].kind == BlockKind.PARALLEL
    for positions in lanes.values():
        assert sorted(positions) == list(range(1, len(positions) + 1))
    for parent in {parent for parent, _track in lanes}:
        tracks = sorted(track for of, track in lanes if of == parent)
        assert tracks == ([0] if parent is None else list(range(1, len(tracks) + 1)))
