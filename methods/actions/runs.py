"""A workshop is run: begun, told event by event, closed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from foundation.files import delete_file, files_of, store_upload
from foundation.files.examination import Accepted
from foundation.web.allowed import require
from methods.enums import RunEventKind
from methods.models import RunEvent, WorkshopPlan, WorkshopRun
from methods.permissions import runs as permissions
from methods.running.course import NOTED, course_of
from methods.running.outline import outline_of

LATE = dt.timedelta(hours=48)
FORGOTTEN = dt.timedelta(hours=12)
MOST_EVENTS = 2_000
MOST_AT_ONCE = 100


class NothingToRun(ValueError):
    """The workshop has no block yet."""


class RunClosed(ValueError):
    """It ended more than two days ago, or holds all it may: nothing more is taken."""


@dataclass(frozen=True)
class Told:
    """What a phone or a form tells: the fields of a `RunEvent`; `at` is corrected when it is kept."""

    kind: str
    at: dt.datetime
    uid: UUID
    slot: int = 0
    minutes: int = 0
    text: str = ""


def start_run(plan: WorkshopPlan, *, actor: Any) -> WorkshopRun:
    """Begin the workshop now, or join the run that somebody has begun: there is one at a time.

    `plan` comes from `queries.runs.get_plan_to_run`. Raises PermissionDenied, NothingToRun.
    """
    require(permissions.can_run_plan(actor, plan))
    outline = outline_of(plan)
    if not outline["slots"]:
        raise NothingToRun
    began = {"outline": outline, "started_by": actor, "started_at": timezone.now()}
    run, _new = WorkshopRun.objects.get_or_create(plan=plan, ended_at=None, defaults=began)
    return run


@transaction.atomic
def restart_run(plan: WorkshopPlan, run: WorkshopRun, *, actor: Any) -> WorkshopRun:
    """Close `run`, kept with its notes, and begin another with the plan as it is now.

    Asked twice, or by two people at once, one begins: the second joins it. Raises PermissionDenied, NothingToRun.
    """
    require(permissions.can_tell_run(actor, run))
    end_run(run, actor=actor)
    return start_run(plan, actor=actor)


def end_run(run: WorkshopRun, *, actor: Any) -> None:
    """Close the run now; closed already, nothing changes. Raises PermissionDenied."""
    if run.ended_at is None:
        record_events(run, [Told(RunEventKind.END, timezone.now(), uuid4())], actor=actor)


def record_events(run: WorkshopRun, told: Iterable[Told], *, actor: Any) -> None:
    """Keep what a phone tells (MOST_AT_ONCE at most); an event whose uid is known is not kept again.

    Until two days after the end: a phone may have been without network. Raises PermissionDenied, RunClosed.
    """
    require(permissions.can_tell_run(actor, run))
    events = [_event(run, one, actor) for one in told]
    with transaction.atomic():
        _check_open(run)
        RunEvent.objects.bulk_create(events, ignore_conflicts=True)
        for event in events:
            if event.kind == RunEventKind.END:
                _close(run, event.at)


def add_photo(run: WorkshopRun, told: Told, photo: Accepted, *, actor: Any) -> RunEvent:
    """Keep a photo (examined by its form) once. Raises PermissionDenied, RunClosed, UploadRefused (quota)."""
    require(permissions.can_tell_run(actor, run))
    event = _event(run, told, actor)
    fields = {name: getattr(event, name) for name in ("kind", "at", "slot", "text", "author")}
    with transaction.atomic():
        _check_open(run)
        kept, new = RunEvent.objects.get_or_create(run=run, uid=told.uid, defaults=fields)
        if new:
            store_upload(photo, owner=kept, actor=actor)
    return kept


@transaction.atomic
def withdraw_note(event: RunEvent, *, actor: Any) -> None:
    """Take back a note or a photo with its file; its row stays, empty. Raises PermissionDenied."""
    require(permissions.can_withdraw_note(actor, event))
    empty_notes([event], actor=actor)


def empty_notes(events: Iterable[RunEvent], *, actor: Any) -> None:
    """Remove the words and the files of notes and photos, whoever asks: its caller has checked who may."""
    for event in events:
        drop_photos([event], actor=actor)
        RunEvent.objects.filter(pk=event.pk, kind__in=NOTED).update(kind=RunEventKind.WITHDRAWN, text="")


@transaction.atomic
def delete_run(run: WorkshopRun, *, actor: Any) -> None:
    """Remove a run with all that was told of it. Raises PermissionDenied."""
    require(permissions.can_delete_run(actor, run))
    drop_photos(run.events.all(), actor=actor)
    run.delete()


def close_forgotten_runs() -> int:
    """Close the runs that nobody has told anything of for twelve hours, when they should have ended; how many."""
    limit, closed = timezone.now() - FORGOTTEN, 0
    for run in WorkshopRun.objects.filter(ended_at=None, started_at__lt=limit).prefetch_related("events"):
        last = max([run.started_at, *(event.at for event in run.events.all())])
        if last < limit:
            ends_at = course_of(run, now=last).ends_at
            closed += _close_alone(run, ends_at)
    return closed


def _close_alone(run: WorkshopRun, ends_at: dt.datetime) -> int:
    """Its uid is drawn from the run's: the job may run twice."""
    end = RunEvent(run=run, uid=uuid5(UUID(int=run.pk), "end"), kind=RunEventKind.END, at=ends_at)
    with transaction.atomic():
        RunEvent.objects.bulk_create([end], ignore_conflicts=True)
        return _close(run, ends_at)


def _event(run: WorkshopRun, told: Told, actor: Any) -> RunEvent:
    """The clock of a phone is believed between the beginning of the run and now."""
    at = max(run.started_at, min(told.at, timezone.now()))
    slot = min(told.slot, len(run.outline["slots"]) - 1)
    fields = {"kind": told.kind, "minutes": told.minutes, "text": told.text}
    return RunEvent(run=run, uid=told.uid, at=at, slot=slot, author=actor, **fields)


def _check_open(run: WorkshopRun) -> None:
    too_late = run.ended_at is not None and timezone.now() > run.ended_at + LATE
    if too_late or run.events.count() >= MOST_EVENTS:
        raise RunClosed


def _close(run: WorkshopRun, at: dt.datetime) -> int:
    """The earliest end told is the one kept, whichever arrives first."""
    later = Q(ended_at=None) | Q(ended_at__gt=at)
    closed = WorkshopRun.objects.filter(later, pk=run.pk).update(ended_at=at)
    if closed:
        run.ended_at = at
    return closed


def drop_photos(events: Iterable[RunEvent], *, actor: Any) -> None:
    """Delete the files of events, in the caller's transaction, rights already checked."""
    for event in events:
        for stored in files_of(event):
            delete_file(stored, actor)
