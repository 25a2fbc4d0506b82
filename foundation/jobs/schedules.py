"""Schedules live in the code; the rows of django-q2 only follow."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_q.models import Schedule as Row

from foundation.jobs.registry import Schedule, registered_jobs

TICK = "foundation.jobs.runner.run_scheduled"


@transaction.atomic
def sync_schedules() -> int:
    """Make django-q2's schedules those of the code. Returns how many there are."""
    schedules = {declared.name: declared.schedule for declared in registered_jobs() if declared.schedule}
    Row.objects.filter(func=TICK).exclude(name__in=schedules).delete()
    for name, schedule in schedules.items():
        _sync(name, schedule)
    return len(schedules)


def first_run(schedule: Schedule) -> dt.datetime:
    """Return the first moment a schedule falls due from now on."""
    now = timezone.localtime()
    if schedule.minutes:
        return now
    today = timezone.make_aware(dt.datetime.combine(now.date(), schedule.at))
    return today if today > now else today + dt.timedelta(days=1)


def _sync(name: str, schedule: Schedule) -> None:
    wanted = _row_values(schedule)
    known = Row.objects.filter(func=TICK, name=name)
    kept = known.filter(**wanted).order_by("pk").first()
    known.exclude(pk=kept.pk if kept else None).delete()
    if not kept:
        Row.objects.create(name=name, func=TICK, args=repr((name,)), next_run=first_run(schedule), **wanted)


def _row_values(schedule: Schedule) -> dict[str, Any]:
    """Describe a schedule in django-q2's words; the hour is kept where it shows a change."""
    if schedule.minutes:
        return {"schedule_type": Row.MINUTES, "minutes": schedule.minutes}
    kind = Row.DAILY if schedule.days == 1 else Row.WEEKLY
    return {"schedule_type": kind, "minutes": schedule.at.hour * 60 + schedule.at.minute}
