"""What events make of an outline, whatever their order and however many times they are told."""

from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from methods.enums import RunEventKind, SlotState
from methods.running.course import Course, fold
from tests.methods.running.cases import BEGAN, CASES, Told, moment, outline, told

LENGTHS = st.lists(st.integers(0, 120), min_size=1, max_size=6)
ROWS = st.tuples(
    st.sampled_from(RunEventKind.values), st.integers(0, 36_000), st.integers(0, 7), st.sampled_from([-5, 5, 10])
)
EVENTS = st.lists(ROWS, max_size=12).map(
    lambda rows: [Told(UUID(int=n), kind, moment(at), slot, given) for n, (kind, at, slot, given) in enumerate(rows)]
)
NOW = st.integers(0, 40_000).map(moment)
# A busy machine is not a fault of the fold.
untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def summary(course: Course) -> dict[str, Any]:
    """A course as `courses.json` writes it."""
    return {
        "states": [slot.state for slot in course.slots],
        "allotted": [slot.allotted for slot in course.slots],
        "spent": [slot.lived.total_seconds() for slot in course.slots],
        "left": course.left.total_seconds(),
        "ends_at": (course.ends_at - BEGAN).total_seconds(),
        "extra": course.extra,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_cases_that_both_folds_hold(case: dict[str, Any]) -> None:
    course = fold(outline(case["slots"]), BEGAN, told(case["events"]), moment(case["now"]))
    assert summary(course) == case["expected"]


@untimed
@given(LENGTHS, EVENTS, NOW, st.randoms(use_true_random=False))
def test_the_order_of_arrival_and_what_is_told_twice_change_nothing(lengths, events, now, random) -> None:
    shuffled = events + random.sample(events, len(events) // 2)
    random.shuffle(shuffled)
    assert fold(outline(lengths), BEGAN, shuffled, now) == fold(outline(lengths), BEGAN, events, now)


@untimed
@given(LENGTHS, EVENTS, NOW)
def test_every_second_belongs_to_one_slot(lengths, events, now) -> None:
    course = fold(outline(lengths), BEGAN, events, now)
    assert sum((slot.lived for slot in course.slots), BEGAN - BEGAN) == course.now - BEGAN


@untimed
@given(LENGTHS, EVENTS, NOW)
def test_what_remains_follows_without_a_hole(lengths, events, now) -> None:
    course = fold(outline(lengths), BEGAN, events, now)
    remaining = [slot for slot in course.slots if slot.state in (SlotState.NOW, SlotState.AHEAD)]
    assert [slot.rank for slot in remaining] == (
        list(range(course.current.rank, len(course.slots))) if course.current else []
    )
    assert all(one.ends_at == other.starts_at for one, other in pairwise(remaining))
    assert course.ends_at == (remaining[-1].ends_at if remaining else course.ended_at)
    assert course.ends_at >= course.now


@untimed
@given(LENGTHS, EVENTS, NOW)
def test_no_note_is_lost(lengths, events, now) -> None:
    course = fold(outline(lengths), BEGAN, events, now)
    noted = [event for event in events if event.kind in (RunEventKind.NOTE, RunEventKind.PHOTO)]
    assert sorted(course.notes, key=lambda note: note.uid) == sorted(noted, key=lambda note: note.uid)


@untimed
@given(LENGTHS, EVENTS, NOW, st.integers(1, 12))
def test_minutes_given_to_the_current_slot_move_its_end(lengths, events, now, minutes) -> None:
    before = fold(outline(lengths), BEGAN, events, now)
    if before.current is None or before.current.allotted == 0:
        return  # nothing to move, or less than none was asked before
    given_more = Told(UUID(int=99), RunEventKind.EXTEND, before.now, before.current.rank, minutes)
    after = fold(outline(lengths), BEGAN, [*events, given_more], now)
    assert after.left - before.left == moment(minutes * 60) - BEGAN


def test_neighbours_and_the_rounding_of_real_minutes() -> None:
    events = told([{"kind": "debut", "at": 95, "slot": 1}])
    course = fold(outline([2, 3, 4]), BEGAN, events, moment(100))
    assert (course.slots[0].real, course.slots[0].planned) == (2, 2)
    assert (course.previous, course.following) == (course.slots[0], course.slots[2])
    assert course.slots[0].title == "Temps 0"
