"""The agenda that participants receive: hours, titles, breaks; no notes, and who leads only when asked."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.web.templatetags.french import fr_time
from methods.models import WorkshopPlan
from methods.outputs.moments import Moment, moments_of


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
    """The lines of the agenda, in order; `with_leads`: say who leads each moment."""
    return tuple(_line(moment, with_leads) for moment in moments_of(plan))


def agenda_text(plan: WorkshopPlan) -> str:
    """The agenda as a plain text, one line a moment, for calendars and mails."""
    return "\n".join(f"{fr_time(line.at)} – {line.title}" for line in agenda_of(plan))


def agenda_end(plan: WorkshopPlan) -> str:
    """« Fin à 12 h », or "" for an empty workshop."""
    lines = agenda_of(plan)
    return _("Fin à %s") % fr_time(lines[-1].ends) if lines else ""


def _line(moment: Moment, with_leads: bool) -> AgendaLine:
    groups = tuple((group.number, tuple(_line(one, with_leads) for one in group.moments)) for group in moment.groups)
    lead = moment.block.lead if with_leads else ""
    return AgendaLine(moment.at, moment.ends, moment.minutes, moment.block.title, lead, moment.is_break, groups)
