"""A workshop as its page draws it: each block with its hours, where it can be taken, and where one can be added."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from methods.enums import BlockKind
from methods.models import PlanBlock
from methods.planning.arrangement import END, START, Arrangement, Place
from methods.planning.timeline import Slot, Timeline, Track
from methods.planning.warnings import Caution

SIGNS = {
    BlockKind.CARD: "method",
    BlockKind.FREE: "people",
    BlockKind.WELCOME: "door",
    BlockKind.BREAK: "cup",
    BlockKind.MEAL: "meal",
    BlockKind.CLOSING: "flag",
    BlockKind.PARALLEL: "branch",
}


@dataclass(frozen=True)
class Lane:
    """A sub-group: its rows, and the place at its end."""

    number: int
    minutes: int
    rows: tuple["Row", ...]
    end: str


@dataclass(frozen=True)
class Row:
    """A block on the rail: its hours, its sign, the codes of the places around it ("" when there is none)."""

    block: PlanBlock
    starts: dt.time
    ends: dt.time
    start: int
    minutes: int
    sign: str
    up: str
    down: str
    after: str
    cautions: tuple[Caution, ...]
    lanes: tuple[Lane, ...] = ()
    new_lane: str = ""

    @property
    def family(self) -> str:
        return self.block.card.family if self.block.card else ""


@dataclass(frozen=True)
class Rail:
    """The rows of the main line, and every place where a block can go, named."""

    rows: tuple[Row, ...]
    places: list[tuple[str, str]] = field(default_factory=list)
    start: str = START.code


def rail(line: Timeline, cautions: list[Caution]) -> Rail:
    """The rail of a timeline with its warnings beside the blocks they are about."""
    arrangement = Arrangement(slot.block for slot in line.each())
    about: dict[int, list[Caution]] = {}
    for caution in cautions:
        if caution.block:
            about.setdefault(caution.block.pk, []).append(caution)
    rows = tuple(_row(slot, line, arrangement, about) for slot in line.slots)
    return Rail(rows, place_choices(line))


def place_choices(line: Timeline) -> list[tuple[str, str]]:
    """Every place where a block can go, by code, in the words of a list."""
    choices = [(START.code, _("Au début"))]
    for slot in line.slots:
        for track in slot.tracks:
            words = {"title": slot.block.title, "number": track.number, "last": track.slots[-1].block.title}
            name = _("Dans « %(title)s », sous-groupe %(number)d, après « %(last)s »") % words
            choices.append((Place("groupe", slot.block.pk, track.number).code, name))
        if slot.block.kind == BlockKind.PARALLEL:
            name = _("Dans « %s », un nouveau sous-groupe") % slot.block.title
            choices.append((Place("groupe", slot.block.pk).code, name))
        choices.append((Place("apres", slot.block.pk).code, _("Après « %s »") % slot.block.title))
    return [*choices, (END.code, _("À la fin"))]


def _row(slot: Slot, line: Timeline, arrangement: Arrangement, about: dict[int, list[Caution]]) -> Row:
    block = slot.block
    up, down = (place.code if place else "" for place in arrangement.neighbours(block))
    return Row(
        block=block,
        starts=line.clock(slot.start),
        ends=line.clock(slot.end),
        start=slot.start,
        minutes=slot.minutes,
        sign=SIGNS[BlockKind(block.kind)],
        up=up,
        down=down,
        after=Place("apres", block.pk).code,
        cautions=tuple(about.get(block.pk, ())),
        lanes=tuple(_lane(block, track, line, arrangement, about) for track in slot.tracks),
        new_lane=Place("groupe", block.pk).code if block.kind == BlockKind.PARALLEL else "",
    )


def _lane(
    parallel: PlanBlock, track: Track, line: Timeline, arrangement: Arrangement, about: dict[int, list[Caution]]
) -> Lane:
    rows = tuple(_row(slot, line, arrangement, about) for slot in track.slots)
    return Lane(track.number, track.minutes, rows, Place("groupe", parallel.pk, track.number).code)
