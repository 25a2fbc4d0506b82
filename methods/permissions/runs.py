"""Who may do what with a workshop being run. Those who prepare it run it; what is written then stays among them."""

from typing import Any

from methods.models import RunEvent, WorkshopRun
from methods.permissions.plans import can_read_run, can_run_plan, owns_plan

__all__ = [
    "can_delete_run",
    "can_read_note",
    "can_read_run",
    "can_run_plan",
    "can_tell_run",
    "can_withdraw_note",
]


def can_tell_run(user: Any, run: WorkshopRun) -> bool:
    """Move, note, photograph, close: whoever may run the workshop, with their own phone."""
    return can_run_plan(user, run.plan)


def can_read_note(user: Any, event: RunEvent) -> bool:
    """A note or a photo is read by those who read its run."""
    return can_read_run(user, event.run)


def can_withdraw_note(user: Any, event: RunEvent) -> bool:
    """Who made it, while they prepare the workshop, and its owner: somebody may ask not to be on a photo."""
    return can_read_note(user, event) and (event.author_id == user.pk or owns_plan(user, event.run.plan))


def can_delete_run(user: Any, run: WorkshopRun) -> bool:
    """A run holds the notes of several people: the owner of the workshop alone removes it."""
    return owns_plan(user, run.plan)
