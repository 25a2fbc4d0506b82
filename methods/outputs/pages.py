"""What pages of several rooms show of a workshop."""

from typing import Any

from methods.models import WorkshopPlan
from methods.outputs.agenda import agenda_end, agenda_of
from methods.outputs.papers import meeting_facts


def agenda_context(plan: WorkshopPlan, *, with_leads: bool) -> dict[str, Any]:
    """What `methods/plan_agenda/_agenda.html` shows."""
    return {
        "plan": plan,
        "facts": meeting_facts(plan),
        "lines": agenda_of(plan, with_leads=with_leads),
        "with_leads": with_leads,
        "end": agenda_end(plan),
    }
