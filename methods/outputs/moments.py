"""A workshop as those who run it follow it on paper: each moment with its hours and the steps of its card."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from methods.enums import BlockKind
from methods.models import PlanBlock, Step, WorkshopPlan
from methods.planning.steps import fitted_steps
from methods.planning.timeline import Slot, Timeline, timeline


@dataclass(frozen=True)
class TimedStep:
    """A step of a card, when it begins on the clock and how many minutes it has."""

    at: dt.time
    minutes: int
    step: Step


@dataclass(frozen=True)
class SubGroup:
    """What a sub-group does while the others do theirs."""

    number: int
    moments: tuple["Moment", ...]


@dataclass(frozen=True)
class Moment:
    """A block between two hours; `groups` side by side when it is parallel."""

    block: PlanBlock
    at: dt.time
    ends: dt.time
    minutes: int
    steps: tuple[TimedStep, ...] = ()
    groups: tuple[SubGroup, ...] = ()

    @property
    def label(self) -> str:
        """What kind of moment it is, in words, where its title does not say it."""
        if self.block.kind in {BlockKind.FREE, BlockKind.PARALLEL}:
            return ""
        label = str(self.block.get_kind_display())
        return "" if label.lower() in self.block.title.lower() else label


def moments_of(plan: WorkshopPlan) -> tuple[Moment, ...]:
    """The moments of a workshop in order; its cards carry their steps (`queries.outputs.get_plan_on_paper`)."""
    line = timeline(plan)
    return tuple(_moment(slot, line) for slot in line.slots)


def preparations(moments: tuple[Moment, ...]) -> list[tuple[str, list[str]]]:
    """What to prepare beforehand: for each moment that asks for something, its title and its lines."""
    asked = ((moment.block.title, moment.block.prepare) for moment in each(moments))
    return [(title, lines) for title, text in asked if (lines := text_lines(text))]


def each(moments: tuple[Moment, ...]) -> Iterator[Moment]:
    """Every moment, those of the sub-groups after the one that holds them."""
    for moment in moments:
        yield moment
        for group in moment.groups:
            yield from group.moments


def text_lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _moment(slot: Slot, line: Timeline) -> Moment:
    steps = tuple(
        TimedStep(line.clock(slot.start + fitted.start), fitted.minutes, fitted.step)
        for fitted in fitted_steps(slot.block)
    )
    groups = tuple(SubGroup(track.number, tuple(_moment(one, line) for one in track.slots)) for track in slot.tracks)
    return Moment(slot.block, line.clock(slot.start), line.clock(slot.end), slot.minutes, steps, groups)
