"""The timeline of a workshop frozen when it begins: what a phone needs without network, what the real is compared to.

    {"title": "Refaire l’accueil", "people": 12, "starts_at": "09:00", "minutes": 180, "slots": [
        {"block": 41, "kind": "fiche", "title": "Idées en silence", "start": 15, "minutes": 40, "lead": "Nour",
         "say": "…", "text": "…", "notes": "…", "prepare": "…", "card": "idees-en-silence",
         "steps": [{"title": "Écrire", "start": 0, "minutes": 10, "text": "…", "say": "…"}],
         "tracks": [{"number": 1, "slots": [… without tracks]}]}]}

`start` is in minutes, from the workshop's beginning for a slot and from its slot's for a step. Texts are plain, one
block a line. `card` is the slug of the card, or "". The rank of a slot in `slots` is what `RunEvent.slot` holds.
"""

from typing import Any

from foundation.markup import plain_text
from methods.models import WorkshopPlan
from methods.planning.steps import FittedStep, fitted_steps
from methods.planning.timeline import Slot, timeline

Outline = dict[str, Any]


def outline_of(plan: WorkshopPlan) -> Outline:
    """The outline of `plan` (its blocks, their cards and steps prefetched: `queries.runs.get_plan_to_run`)."""
    laid = timeline(plan)
    return {
        "title": plan.title,
        "people": plan.people,
        "starts_at": f"{plan.starts_at:%H:%M}",
        "minutes": laid.minutes,
        "slots": [_frozen(slot) for slot in laid.slots],
    }


def _frozen(slot: Slot) -> Outline:
    block = slot.block
    return {
        "block": block.pk,
        "kind": block.kind,
        "title": block.title,
        "start": slot.start,
        "minutes": slot.minutes,
        "lead": block.lead,
        "say": block.say,
        "text": plain_text(block.text),
        "notes": block.notes,
        "prepare": block.prepare,
        "card": block.card.slug if block.card else "",
        "steps": [_step(fitted) for fitted in fitted_steps(block)],
        "tracks": [
            {"number": track.number, "slots": [_frozen(inner) for inner in track.slots]} for track in slot.tracks
        ],
    }


def _step(fitted: FittedStep) -> Outline:
    return {
        "title": fitted.step.title,
        "start": fitted.start,
        "minutes": fitted.minutes,
        "text": plain_text(fitted.step.text),
        "say": fitted.step.say,
    }
