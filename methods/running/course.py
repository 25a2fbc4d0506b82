"""What the events of a run make of its outline: where the group is, until when, and how long each slot really lasted.

    course = course_of(run)                        # two queries at most: none when `events` are prefetched
    for slot in course.slots:
        slot.title, slot.planned, slot.real, slot.notes

A pure fold: the same events give the same course whatever their order of arrival, and an event told twice counts once.
The page of the phone folds in the same way without network: `static/methods/live/course.js`, held to the cases of
`tests/methods/running/courses.json`, as this file is.

The rules:
- the first slot begins with the run; each BEGIN moves the group to its slot, in the order of their `at` (then of
  slots); a BEGIN of the slot where the group is already changes nothing: two people may press « Suivant » together;
- going back to a slot goes on with it: the time already spent there counts;
- EXTEND gives minutes to its slot (less when negative, never under none);
- what remains is laid from now: a slot that overruns pushes all the others;
- the earliest END closes the run: moves told for later are void, notes are kept.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.utils import timezone

from methods.enums import RunEventKind, SlotState
from methods.models import WorkshopRun
from methods.running.outline import Outline

NOTHING = dt.timedelta(0)
NOTED = (RunEventKind.NOTE, RunEventKind.PHOTO)


class Event(Protocol):
    """What the fold reads of a `RunEvent`."""

    uid: UUID
    kind: str
    at: dt.datetime
    slot: int
    minutes: int


@dataclass(frozen=True)
class Lived:
    """A slot of the outline and what became of it.

    `planned` and `allotted` (extensions included) are minutes. `since` is when it first began, None when it never did.
    `starts_at` and `ends_at` are expected moments, for the slot being lived and those ahead; None for the others.
    `notes` are its notes and photos (`RunEvent`), in time.
    """

    rank: int
    outline: Outline
    state: SlotState
    allotted: int
    lived: dt.timedelta
    since: dt.datetime | None
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    notes: tuple[Any, ...]

    @property
    def title(self) -> str:
        return str(self.outline["title"])

    @property
    def planned(self) -> int:
        return int(self.outline["minutes"])

    @property
    def is_now(self) -> bool:
        """Whether the group is there."""
        return self.state == SlotState.NOW

    @property
    def real(self) -> int:
        """The minutes it really lasted, rounded; until now for the one being lived."""
        return _minutes(self.lived)


@dataclass(frozen=True)
class Course:
    """A run at one moment (`now`, or its end).

    `current` is None once it is over. `due` is when the current slot should end with what it was allotted: past, the
    slot overruns. `ends_at` is the expected end of the workshop, or the real one. `extra` is the minutes by which it
    goes beyond what was planned, counted from the real beginning (negative: it ends earlier).
    """

    slots: tuple[Lived, ...]
    now: dt.datetime
    started_at: dt.datetime
    ended_at: dt.datetime | None
    current: Lived | None
    due: dt.datetime | None
    ends_at: dt.datetime
    extra: int

    @property
    def following(self) -> Lived | None:
        """The slot that comes next, None at the last one."""
        rank = self.current.rank + 1 if self.current else len(self.slots)
        return self.slots[rank] if rank < len(self.slots) else None

    @property
    def previous(self) -> Lived | None:
        """The slot before the current one, None at the first."""
        return self.slots[self.current.rank - 1] if self.current and self.current.rank else None

    @property
    def is_late(self) -> bool:
        """Whether the current slot overruns."""
        return self.left < NOTHING

    @property
    def earlier(self) -> int:
        """The minutes won on what was planned, 0 when none was."""
        return max(-self.extra, 0)

    @property
    def left(self) -> dt.timedelta:
        """The time left in the current slot, negative when it overruns."""
        return self.due - self.now if self.due else NOTHING

    @property
    def notes(self) -> list[Any]:
        """All the notes and photos, in time."""
        return sorted((note for slot in self.slots for note in slot.notes), key=_in_time)


def course_of(run: WorkshopRun, *, now: dt.datetime | None = None) -> Course:
    """The course of `run` at `now`, from `run.events`."""
    return fold(run.outline, run.started_at, run.events.all(), now or timezone.now())


def fold(outline: Outline, started_at: dt.datetime, events: Iterable[Event], now: dt.datetime) -> Course:
    """The course that `events`, in any order, make of `outline`."""
    known = sorted({event.uid: event for event in events}.values(), key=_in_time)
    ended_at = min((event.at for event in known if event.kind == RunEventKind.END), default=None)
    now = ended_at or max(now, started_at)
    moves = [event for event in known if event.at <= now]
    visits = _visits(moves, started_at, now, len(outline["slots"]))
    return _Laying(outline, moves, visits, _noted(known, len(outline["slots"])), started_at, ended_at, now).course()


@dataclass(frozen=True)
class _Visit:
    """The group was in `slot` from `begin` to `end`."""

    slot: int
    begin: dt.datetime
    end: dt.datetime


def _minutes(length: dt.timedelta) -> int:
    """Rounded, the half up, as browsers round."""
    return math.floor(length / dt.timedelta(minutes=1) + 0.5)


def _in_time(event: Event) -> tuple[dt.datetime, int, UUID]:
    return event.at, event.slot, event.uid


def _visits(moves: list[Event], started_at: dt.datetime, now: dt.datetime, count: int) -> list[_Visit]:
    begins = [(started_at, 0)]
    for event in moves:
        if event.kind == RunEventKind.BEGIN and event.slot < count and event.slot != begins[-1][1]:
            begins.append((max(event.at, started_at), event.slot))
    ends = [at for at, _slot in begins[1:]] + [now]
    return [_Visit(slot, at, end) for (at, slot), end in zip(begins, ends, strict=True)]


def _noted(events: list[Event], count: int) -> dict[int, list[Event]]:
    noted: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind in NOTED:
            noted[min(event.slot, count - 1)].append(event)
    return noted


@dataclass(frozen=True)
class _Laying:
    """Lays the slots in time from what was lived."""

    outline: Outline
    moves: list[Event]
    visits: list[_Visit]
    noted: dict[int, list[Event]]
    started_at: dt.datetime
    ended_at: dt.datetime | None
    now: dt.datetime

    def course(self) -> Course:
        due = self.visits[-1].end + self._left(self.visits[-1].slot)
        slots, ends_at = self._slots()
        planned_end = self.started_at + dt.timedelta(minutes=self.outline["minutes"])
        return Course(
            slots=tuple(slots),
            now=self.now,
            started_at=self.started_at,
            ended_at=self.ended_at,
            current=None if self.ended_at else slots[self.visits[-1].slot],
            due=None if self.ended_at else due,
            ends_at=ends_at,
            extra=_minutes(ends_at - planned_end),
        )

    def _slots(self) -> tuple[list[Lived], dt.datetime]:
        slots, clock = [], self.now
        for rank in range(len(self.outline["slots"])):
            begin = clock
            if self._state(rank) in (SlotState.NOW, SlotState.AHEAD):
                clock += max(self._left(rank), NOTHING)
            slots.append(self._lived(rank, begin, clock))
        return slots, clock

    def _lived(self, rank: int, begin: dt.datetime, end: dt.datetime) -> Lived:
        state = self._state(rank)
        since = min((visit.begin for visit in self.visits if visit.slot == rank), default=None)
        return Lived(
            rank=rank,
            outline=self.outline["slots"][rank],
            state=state,
            allotted=self._allotted(rank),
            lived=self._spent(rank),
            since=since,
            starts_at={SlotState.NOW: self.visits[-1].begin, SlotState.AHEAD: begin}.get(state),
            ends_at=end if state in (SlotState.NOW, SlotState.AHEAD) else None,
            notes=tuple(self.noted[rank]) if rank in self.noted else (),
        )

    def _state(self, rank: int) -> SlotState:
        here = self.visits[-1].slot
        if self.ended_at is None and rank >= here:
            return SlotState.NOW if rank == here else SlotState.AHEAD
        return SlotState.DONE if any(visit.slot == rank for visit in self.visits) else SlotState.SKIPPED

    def _allotted(self, rank: int) -> int:
        given = sum(move.minutes for move in self.moves if move.kind == RunEventKind.EXTEND and move.slot == rank)
        return max(int(self.outline["slots"][rank]["minutes"]) + given, 0)

    def _spent(self, rank: int) -> dt.timedelta:
        return sum((visit.end - visit.begin for visit in self.visits if visit.slot == rank), NOTHING)

    def _left(self, rank: int) -> dt.timedelta:
        return dt.timedelta(minutes=self._allotted(rank)) - self._spent(rank)
