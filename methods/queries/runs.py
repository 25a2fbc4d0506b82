"""Reading workshops being run, with the reader's rights."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from foundation.files import files_of_each
from foundation.files.models import StoredFile
from methods.enums import RunEventKind
from methods.models import PlanFacilitator, RunEvent, WorkshopPlan, WorkshopRun
from methods.queries.plans import plans_of, with_blocks

RECENT = dt.timedelta(hours=48)


def plans_to_run(user: Any) -> QuerySet[WorkshopPlan]:
    """The workshops a person may run: those they prepare; a model is copied first."""
    return plans_of(user).filter(is_model=False)


def get_plan_to_run(user: Any, slug: str) -> WorkshopPlan:
    """The workshop with its blocks, cards, steps and people, in five queries; Http404 when it is not theirs to run."""
    return get_object_or_404(with_blocks(plans_to_run(user)).prefetch_related("blocks__card__steps"), slug=slug)


def runs_visible_to(user: Any) -> QuerySet[WorkshopRun]:
    """The runs of the workshops a person prepares: notes and photos may show people."""
    return WorkshopRun.objects.filter(plan__in=plans_of(user))


def latest_run_of(plan: WorkshopPlan) -> WorkshopRun | None:
    """The run under way of a workshop that its reader may run, else the latest, in one query."""
    return _open_first(WorkshopRun.objects.filter(plan=plan))


def get_run_for(user: Any, slug: str, pk: int) -> WorkshopRun:
    """A run with what its permissions ask, in two queries; Http404 for anybody else's."""
    return get_object_or_404(_with_people(runs_visible_to(user)), plan__slug=slug, pk=pk)


def get_note_for(user: Any, slug: str, pk: int, uid: UUID) -> RunEvent:
    """A note or a photo of a run; Http404 for anybody else's, and once it was taken back."""
    run = get_run_for(user, slug, pk)
    note = get_object_or_404(RunEvent, run=run, uid=uid, kind__in=(RunEventKind.NOTE, RunEventKind.PHOTO))
    note.run = run
    return note


def get_noted_run_for(user: Any, slug: str, pk: int) -> WorkshopRun:
    """The same run with its events and their authors, in three queries."""
    return get_object_or_404(with_events(_with_people(runs_visible_to(user))), plan__slug=slug, pk=pk)


def run_to_show(user: Any, slug: str) -> WorkshopRun | None:
    """The open run of a workshop, else the latest while late notes are welcome, with its events; None otherwise."""
    shown = Q(ended_at=None) | Q(ended_at__gt=timezone.now() - RECENT)
    runs = with_events(_with_people(runs_visible_to(user))).filter(shown, plan__slug=slug)
    return _open_first(runs)


def run_stamp(user: Any, slug: str, pk: int) -> str:
    """What changes whenever a run does, in one query; Http404 for anybody else's."""
    withdrawn = Count("events", filter=Q(events__kind=RunEventKind.WITHDRAWN))
    rows = runs_visible_to(user).filter(plan__slug=slug, pk=pk)
    told = rows.annotate(count=Count("events"), latest=Max("events__pk"), withdrawn=withdrawn)
    stamp = told.values_list("pk", "count", "latest", "withdrawn").first()
    if stamp is None:
        raise Http404
    return ".".join(str(part or 0) for part in stamp)


def with_events(runs: QuerySet[WorkshopRun]) -> QuerySet[WorkshopRun]:
    """What `course_of` folds, and who told it."""
    return runs.prefetch_related(Prefetch("events", RunEvent.objects.select_related("author").order_by("at", "pk")))


def _open_first(runs: QuerySet[WorkshopRun]) -> WorkshopRun | None:
    return runs.order_by(F("ended_at").desc(nulls_first=True), "-pk").first()


def _with_people(runs: QuerySet[WorkshopRun]) -> QuerySet[WorkshopRun]:
    """What the permissions of a run ask."""
    people = Prefetch("plan__memberships", PlanFacilitator.objects.select_related("user"))
    return runs.select_related("plan__owner").prefetch_related(people)


def photos_of(run: WorkshopRun) -> dict[int, StoredFile]:
    """The photos of a run whose events are prefetched, by event, in one query."""
    taken = [event for event in run.events.all() if event.kind == RunEventKind.PHOTO]
    return {pk: files[0] for pk, files in files_of_each(taken).items()}
