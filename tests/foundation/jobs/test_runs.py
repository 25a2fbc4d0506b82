"""From the request for a job to its end, through failures and deaths."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django_q.models import OrmQ

from accounts.models import User
from foundation.jobs import enqueue
from foundation.jobs.actions import claim_run, enqueue_once, purge_runs, sweep_runs
from foundation.jobs.enums import RunState
from foundation.jobs.models import Heartbeat, JobRun
from foundation.jobs.queries import failed_count, oldest_waiting
from foundation.jobs.runner import run, run_scheduled
from tests.foundation.jobs.sample import tasks
from tests.support.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 13, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _fresh_calls() -> None:
    tasks.calls.clear()


def ask(function: object = tasks.note, *arguments: int | str) -> JobRun:
    return JobRun.objects.get(pk=enqueue(function, *arguments or ("a",)))  # type: ignore[arg-type]


def test_a_request_and_its_message_go_together() -> None:
    requested = ask(tasks.note, "a", 2)
    assert (requested.name, requested.arguments) == ("tests.foundation.jobs.sample.tasks.note", ["a", 2])
    assert OrmQ.objects.get().func() == "foundation.jobs.runner.run"


def test_a_cancelled_change_asks_for_nothing() -> None:
    def fail() -> None:
        with transaction.atomic():
            ask()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not JobRun.objects.exists()
    assert not OrmQ.objects.exists()


def test_arguments_are_ids(agent: User) -> None:
    with pytest.raises(TypeError, match="takes ids"):
        enqueue(tasks.note, agent)  # type: ignore[arg-type]


def test_only_jobs_are_enqueued() -> None:
    with pytest.raises(LookupError, match="is not a job"):
        enqueue(ask)  # type: ignore[arg-type]


def test_a_delivered_message_runs_the_job_once() -> None:
    requested = ask(tasks.note, "a")
    run(requested.pk)
    run(requested.pk)
    requested.refresh_from_db()
    assert tasks.calls == [("a",)]
    assert (requested.state, requested.attempts) == (RunState.DONE, 1)
    assert Heartbeat.objects.count() == 1


def test_a_failure_comes_back_later_and_later_then_is_given_up(clock: time_machine.Traveller) -> None:
    requested = ask(tasks.fail)
    pauses = []
    for _ in range(5):
        run(requested.pk)
        requested.refresh_from_db()
        pauses.append((requested.next_at - dt.datetime.now(dt.UTC)).total_seconds() / 60)
        clock.move_to(requested.next_at)
    assert pauses[:4] == [1, 5, 15, 60]
    assert (requested.state, requested.attempts) == (RunState.FAILED, 5)
    assert "RuntimeError: la panne" in requested.last_error
    assert failed_count() == 1


def test_a_job_that_lasts_too_long_has_failed() -> None:
    requested = ask(tasks.last_too_long)
    run(requested.pk)
    requested.refresh_from_db()
    assert (requested.state, requested.attempts) == (RunState.WAITING, 1)


def test_a_failed_run_is_not_run_before_its_hour(clock: time_machine.Traveller) -> None:
    requested = ask(tasks.fail)
    run(requested.pk)
    assert claim_run(requested.pk) is None
    clock.shift(60)
    assert claim_run(requested.pk)


def test_a_run_is_taken_by_one_process_and_taken_over_when_it_died(clock: time_machine.Traveller) -> None:
    requested = ask()
    assert claim_run(requested.pk)
    assert claim_run(requested.pk) is None
    clock.shift(91)
    again = claim_run(requested.pk)
    assert again
    assert again.attempts == 2


def test_a_process_that_lost_its_claim_settles_nothing(clock: time_machine.Traveller) -> None:
    from foundation.jobs.actions import fail_run, finish_run

    requested = ask()
    slow = claim_run(requested.pk)
    clock.shift(91)
    assert slow
    assert claim_run(requested.pk)
    finish_run(slow)
    fail_run(slow, "trop tard")
    requested.refresh_from_db()
    assert (requested.state, requested.last_error) == (RunState.RUNNING, "")


def test_a_job_that_kills_its_process_stops_after_its_attempts(clock: time_machine.Traveller) -> None:
    requested = ask()
    for _ in range(5):
        assert claim_run(requested.pk)
        clock.shift(91)
    assert claim_run(requested.pk) is None
    requested.refresh_from_db()
    assert (requested.state, requested.attempts) == (RunState.FAILED, 5)
    assert "s’est arrêté" in requested.last_error


def messages() -> int:
    return OrmQ.objects.count()


def test_the_sweep_brings_back_what_is_due_once(clock: time_machine.Traveller) -> None:
    requested = ask(tasks.fail)
    run(requested.pk)
    OrmQ.objects.all().delete()
    sweep_runs()
    assert messages() == 0, "not before its hour"
    clock.shift(61)
    sweep_runs()
    sweep_runs()
    assert messages() == 1
    clock.shift(3700)
    sweep_runs()
    assert messages() == 2, "a message that nobody answers is lost"


def test_the_sweep_frees_the_runs_of_dead_processes(clock: time_machine.Traveller) -> None:
    requested = ask()
    claim_run(requested.pk)
    OrmQ.objects.all().delete()
    clock.shift(601)
    sweep_runs()
    assert messages() == 1
    assert claim_run(requested.pk)


def test_a_repeated_job_does_not_pile_up() -> None:
    for _ in range(3):
        run_scheduled("foundation.jobs.tasks.sweep")
    assert JobRun.objects.count() == 1
    run(JobRun.objects.get().pk)
    enqueue_once(tasks.note)
    enqueue_once(tasks.note)
    assert JobRun.objects.count() == 2


def test_successes_are_forgotten_failures_are_kept(clock: time_machine.Traveller) -> None:
    run(ask().pk)
    JobRun.objects.create(name="x", max_attempts=1, state=RunState.FAILED, finished_at=NOON)
    clock.shift(dt.timedelta(days=8))
    purge_runs(kept_for=dt.timedelta(days=7))
    assert JobRun.objects.get().state == RunState.FAILED


def test_the_oldest_waiting_run_is_known(clock: time_machine.Traveller) -> None:
    assert oldest_waiting() == dt.timedelta(0)
    ask()
    clock.shift(300)
    assert oldest_waiting() == dt.timedelta(seconds=300)


def test_the_administrator_sees_failures_and_restarts_them() -> None:
    admin = UserFactory(is_staff=True, is_superuser=True)
    failed = JobRun.objects.create(
        name="une.panne", max_attempts=5, attempts=5, state=RunState.FAILED, last_error="ValueError: non"
    )
    client = Client()
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    assert "ValueError: non" in client.get("/administration/jobs/jobrun/?state=failed").content.decode()
    client.post("/administration/jobs/jobrun/", {"action": "retry", "_selected_action": [failed.pk]})
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (RunState.WAITING, 0)
    assert messages() == 1
