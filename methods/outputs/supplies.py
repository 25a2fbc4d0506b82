"""The materials of a workshop, counted for as many people as one asks."""

from dataclasses import dataclass

from methods.models import WorkshopPlan
from methods.planning.materials import materials
from methods.planning.timeline import timeline


@dataclass(frozen=True)
class Supply:
    """One thing to bring, how many, for which moments, and whether it is there already."""

    name: str
    quantity: str
    used: str
    is_gathered: bool


def supplies_of(plan: WorkshopPlan, people: int | None = None) -> list[Supply]:
    """What to bring, in the order it serves; for the people of the workshop unless told otherwise.

    Its cards carry their materials (`queries.outputs.get_plan_on_paper`).
    """
    planned, plan.people = plan.people, people or plan.people
    needs = materials(plan, timeline(plan))
    plan.people = planned
    return [
        Supply(
            need.name, need.quantity, ", ".join(dict.fromkeys(block.title for block in need.blocks)), need.is_gathered
        )
        for need in needs
    ]
