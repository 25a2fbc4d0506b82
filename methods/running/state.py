"""What the phone is told of a run: its events, as `static/methods/live/` folds and shows them."""

import datetime as dt
from typing import Any

from django.utils.crypto import salted_hmac

from foundation.files.models import StoredFile
from methods.enums import RunEventKind
from methods.models import RunEvent, WorkshopRun
from methods.permissions.runs import can_withdraw_note


def milliseconds(moment: dt.datetime | None) -> int | None:
    """As browsers count time."""
    return round(moment.timestamp() * 1000) if moment else None


def person_mark(user: Any) -> str:
    """Tells two people of one phone apart, and nothing else of them."""
    return salted_hmac("methods.live", str(user.pk)).hexdigest()[:20]


def state_of(run: WorkshopRun, photos: dict[int, StoredFile], user: Any) -> dict[str, Any]:
    """The events of `run` (from `queries.runs.get_noted_run_for`), moments in milliseconds."""
    told = (event for event in run.events.all() if event.kind != RunEventKind.WITHDRAWN)
    return {"ended_at": milliseconds(run.ended_at), "events": [_event(run, event, photos, user) for event in told]}


def _event(run: WorkshopRun, event: RunEvent, photos: dict[int, StoredFile], user: Any) -> dict[str, Any]:
    photo = photos.get(event.pk)
    event.run = run
    return {
        "uid": str(event.uid),
        "kind": event.kind,
        "at": milliseconds(event.at),
        "slot": event.slot,
        "minutes": event.minutes,
        "text": event.text,
        "who": event.author.first_name_or_name if event.author else "",
        "photo": photo.get_absolute_url() if photo else "",
        "withdrawable": can_withdraw_note(user, event),
    }
