"""The agenda that participants receive: hours, titles, breaks; no notes, and who leads only when asked."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.web.templatetags.french import fr_time
from methods.enums import BlockKind
from methods.models import WorkshopPlan
from methods.planning.timeline import Slot, Timeline, timeline

PAUSES = {BlockKind.BREAK, BlockKind.MEAL}


@dataclass(frozen=True)
class AgendaLine:
    """One line; `groups` are what each sub-group does meanwhile."""

    at: dt.time
    ends: dt.time
    minutes: int
    title: str
    lead: str
    is_break: bool
    groups: tuple[tuple[int, tuple["AgendaLine", ...]], ...] = ()


def agenda_of(plan: WorkshopPlan, *, with_leads: bool = False) -> tuple[AgendaLine, ...]:
    """The lines of the agenda, in order; `with_leads`: say who leads each moment. Cards are not read."""
    line = timeline(plan)
    return tuple(_line(slot, line, with_leads) for slot in line.slots)


def agenda_text(plan: WorkshopPlan) -> str:
    """The agenda as a plain text, one line a moment, for calendars and mails."""
    return "\n".join(f"{fr_time(line.at)} – {line.title}" for line in agenda_of(plan))


def agenda_end(plan: WorkshopPlan) -> str:
    """« Fin à 12 h », or "" for an empty workshop."""
    line = timeline(plan)
    return _("Fin à %s") % fr_time(line.ends_at) if line.slots else ""


def _line(slot: Slot, line: Timeline, with_leads: bool) -> AgendaLine:
    block = slot.block
    return AgendaLine(
        at=line.clock(slot.start),
        ends=line.clock(slot.end),
        minutes=slot.minutes,
        title=block.title,
        lead=block.lead if with_leads else "",
        is_break=block.kind in PAUSES,
        groups=tuple(
            (track.number, tuple(_line(one, line, with_leads) for one in track.slots)) for track in slot.tracks
        ),
    )
