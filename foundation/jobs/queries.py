"""What the supervisor, the health page and the administrator ask about the queue."""

import datetime as dt

from django.utils import timezone

from foundation.jobs.enums import RunState
from foundation.jobs.models import Heartbeat, JobRun


def last_beat(worker: str = "") -> dt.datetime | None:
    """Return when this worker, or any worker, last finished something."""
    beats = Heartbeat.objects.filter(worker=worker) if worker else Heartbeat.objects.all()
    return beats.order_by("-at").values_list("at", flat=True).first()


def workers_alive(*, within: dt.timedelta) -> int:
    """Count the workers that finished something lately."""
    return Heartbeat.objects.filter(at__gt=timezone.now() - within).count()


def oldest_waiting() -> dt.timedelta:
    """Return for how long the most delayed run has been due."""
    now = timezone.now()
    due = JobRun.objects.filter(state=RunState.WAITING, next_at__lte=now)
    first = due.order_by("next_at").values_list("next_at", flat=True).first()
    return now - first if first else dt.timedelta(0)


def failed_count() -> int:
    """Count the runs given up that nobody has looked at."""
    return JobRun.objects.filter(state=RunState.FAILED).count()
