"""The blocks of a workshop laid in time. Nothing is stored: totals are always right."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from methods.enums import BlockKind
from methods.models import PlanBlock, WorkshopPlan

DAY = 24 * 60


@dataclass(frozen=True)
class Track:
    """A sub-group: what it does while the others do theirs."""

    number: int
    slots: tuple["Slot", ...]

    @property
    def minutes(self) -> int:
        return sum(slot.minutes for slot in self.slots)


@dataclass(frozen=True)
class Slot:
    """A block in time: `start` in minutes from the beginning of the workshop."""

    block: PlanBlock
    start: int
    minutes: int
    tracks: tuple[Track, ...] = ()

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True)
class Timeline:
    """The slots of a workshop in order, and what they add up to (minutes)."""

    starts_at: dt.time
    slots: tuple[Slot, ...]
    available: int | None

    @property
    def minutes(self) -> int:
        return sum(slot.minutes for slot in self.slots)

    @property
    def over(self) -> int:
        """Minutes beyond the time available, 0 when it fits or when no limit was given."""
        return max(self.minutes - self.available, 0) if self.available else 0

    @property
    def left(self) -> int:
        """Minutes still free, 0 when none or when no limit was given."""
        return max(self.available - self.minutes, 0) if self.available else 0

    @property
    def ends_at(self) -> dt.time:
        return self.clock(self.minutes)

    def clock(self, minute: int) -> dt.time:
        """The time of day so many minutes after the beginning; past midnight it begins again."""
        total = (self.starts_at.hour * 60 + self.starts_at.minute + minute) % DAY
        return dt.time(total // 60, total % 60)

    def each(self) -> Iterator[Slot]:
        """Every slot, those of the tracks after the one that holds them."""
        for slot in self.slots:
            yield slot
            for track in slot.tracks:
                yield from track.slots


def timeline(plan: WorkshopPlan) -> Timeline:
    """The timeline of `plan`, from `plan.blocks` (prefetched by `queries.plans.with_blocks`)."""
    children: dict[int | None, list[PlanBlock]] = defaultdict(list)
    for block in plan.blocks.all():
        children[block.parent_id].append(block)
    return Timeline(plan.starts_at, tuple(_laid(children[None], 0, children)), plan.available_minutes)


def _laid(blocks: Iterable[PlanBlock], start: int, children: dict[int | None, list[PlanBlock]]) -> Iterator[Slot]:
    for block in blocks:
        slot = _slot(block, start, children)
        start = slot.end
        yield slot


def _slot(block: PlanBlock, start: int, children: dict[int | None, list[PlanBlock]]) -> Slot:
    if block.kind != BlockKind.PARALLEL:
        return Slot(block, start, block.minutes)
    by_track: dict[int, list[PlanBlock]] = defaultdict(list)
    for child in children[block.pk]:
        by_track[child.track].append(child)
    tracks = tuple(Track(number, tuple(_laid(rows, start, children))) for number, rows in sorted(by_track.items()))
    return Slot(block, start, max((track.minutes for track in tracks), default=0), tracks)
