"""Workshops being run, for the tests."""

import datetime as dt
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from methods.enums import RunEventKind
from methods.models import RunEvent, WorkshopPlan, WorkshopRun
from methods.queries.runs import get_plan_to_run
from methods.running.outline import outline_of
from tests.support.factories.plans import block, plan


def plan_with(*minutes: int, owner: User | None = None, **fields: Any) -> WorkshopPlan:
    """A workshop whose blocks last so many minutes."""
    workshop = plan(owner=owner, **fields)
    for n, length in enumerate(minutes, 1):
        block(workshop, f"Temps {n}", length)
    return workshop


def run_of(of: WorkshopPlan, *, started_at: dt.datetime | None = None, **fields: Any) -> WorkshopRun:
    """The workshop under way, begun ten minutes ago unless told otherwise."""
    began = started_at or timezone.now() - dt.timedelta(minutes=10)
    outline = outline_of(get_plan_to_run(of.owner, of.slug))
    return WorkshopRun.objects.create(plan=of, outline=outline, started_by=of.owner, started_at=began, **fields)


def event_of(run: WorkshopRun, kind: str = RunEventKind.NOTE, minute: int = 5, **fields: Any) -> RunEvent:
    """Something told at that minute of the run, by its owner unless told otherwise."""
    values = {"uid": uuid4(), "author": run.plan.owner} | fields
    return RunEvent.objects.create(run=run, kind=kind, at=run.started_at + dt.timedelta(minutes=minute), **values)
