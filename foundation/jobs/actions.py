"""What changes a run. Every change is a conditional UPDATE: two processes never both win."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from foundation.jobs.enums import RunState
from foundation.jobs.models import Heartbeat, JobRun, JobRunQuerySet
from foundation.jobs.registry import get_job, name_of

RUNNER = "foundation.jobs.runner.run"
BACK_OFF = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
# django-q2 delivers a message again after Q_CLUSTER["retry"] (4 min); after these, it is lost.
CLAIM_LOST_AFTER = dt.timedelta(minutes=10)
MESSAGE_LOST_AFTER = dt.timedelta(hours=1)
ERROR_LENGTH = 4000


def back_off(attempts: int) -> dt.timedelta:
    """Return how long to wait after so many attempts: 1, 5, 15, 60, then 240 minutes."""
    return BACK_OFF[min(attempts, len(BACK_OFF)) - 1]


# An action asks for jobs inside its own transaction: no savepoint to pay for.
in_transaction = transaction.atomic(savepoint=False)


@in_transaction
def enqueue_job(function: Callable[..., None], *arguments: int | str) -> int:
    """Record a run and its message together. See `foundation.jobs.enqueue`."""
    declared = get_job(name_of(function))
    for argument in arguments:
        if not isinstance(argument, int | str):
            raise TypeError(f"{declared.name} takes ids (int or str), not {argument!r}.")
    run = JobRun.objects.create(
        name=declared.name,
        arguments=list(arguments),
        max_attempts=declared.max_attempts,
        queued_at=timezone.now(),
    )
    async_task(RUNNER, run.pk)
    return run.pk


@in_transaction
def enqueue_once(function: Callable[..., None]) -> None:
    """Ask for a job without arguments, unless one that has not begun will do."""
    waiting = JobRun.objects.filter(name=name_of(function), state=RunState.WAITING, queued_at__isnull=False)
    if not waiting.exists():
        enqueue_job(function)


@in_transaction
def requeue(run_pk: int) -> None:
    """Put a new message for a known run in the queue."""
    JobRun.objects.filter(pk=run_pk).update(queued_at=timezone.now())
    async_task(RUNNER, run_pk)


def claim_run(run_pk: int) -> JobRun | None:
    """Take a run for this process, counting the attempt before the work begins.

    Returns None when it is done, taken by another, not due, or out of attempts.
    """
    runs = JobRun.objects.filter(pk=run_pk).claimable()
    _give_up_dead(runs)
    claimed_at = timezone.now()
    claimed = runs.update(state=RunState.RUNNING, attempts=F("attempts") + 1, claimed_at=claimed_at)
    return JobRun.objects.filter(pk=run_pk, claimed_at=claimed_at).first() if claimed else None


def finish_run(run: JobRun) -> None:
    """Record that the claimed run succeeded."""
    _settle(run, state=RunState.DONE, finished_at=timezone.now(), last_error="")


def fail_run(run: JobRun, error: str) -> None:
    """Record that the claimed run failed: it comes back later, or is given up."""
    now = timezone.now()
    error = error[-ERROR_LENGTH:]
    if run.attempts >= run.max_attempts:
        _settle(run, state=RunState.FAILED, finished_at=now, last_error=error)
    else:
        _settle(
            run,
            state=RunState.WAITING,
            next_at=now + back_off(run.attempts),
            queued_at=None,
            last_error=error,
        )


def retry_run(run: JobRun) -> bool:
    """Give a run that was given up all its attempts again. Returns whether it was one."""
    with transaction.atomic():
        changed = JobRun.objects.filter(pk=run.pk, state=RunState.FAILED).update(
            state=RunState.WAITING, attempts=0, next_at=timezone.now(), finished_at=None
        )
        if changed:
            requeue(run.pk)
    return bool(changed)


def sweep_runs() -> None:
    """Send back to the queue the failed runs whose hour has come and whatever was lost."""
    now = timezone.now()
    dead = JobRun.objects.filter(state=RunState.RUNNING, claimed_at__lt=now - CLAIM_LOST_AFTER)
    _give_up_dead(dead)
    dead.update(state=RunState.WAITING, queued_at=None)
    due = JobRun.objects.filter(state=RunState.WAITING, next_at__lte=now)
    lost = due.filter(queued_at__lt=now - MESSAGE_LOST_AFTER)
    for run_pk in (due.filter(queued_at=None) | lost).values_list("pk", flat=True):
        requeue(run_pk)


def purge_runs(*, kept_for: dt.timedelta) -> None:
    """Forget the runs that succeeded long ago. Failures stay until somebody looks at them."""
    JobRun.objects.filter(state=RunState.DONE, finished_at__lt=timezone.now() - kept_for).delete()


def beat(worker: str) -> None:
    """Record that this worker has just finished something."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": timezone.now()})


def forget_workers(*, silent_for: dt.timedelta) -> None:
    """Drop the signs of life of workers that no longer exist."""
    Heartbeat.objects.filter(at__lt=timezone.now() - silent_for).delete()


def _settle(run: JobRun, **changes: object) -> None:
    """Change a run only while the claim of this process still holds."""
    JobRun.objects.filter(pk=run.pk, state=RunState.RUNNING, claimed_at=run.claimed_at).update(**changes)


def _give_up_dead(runs: JobRunQuerySet) -> None:
    runs.exhausted().update(
        state=RunState.FAILED,
        finished_at=timezone.now(),
        last_error=_("Le processus s’est arrêté pendant la tâche."),
    )
