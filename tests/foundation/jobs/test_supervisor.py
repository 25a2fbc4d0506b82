"""When a cluster is thought dead. Real clusters are in test_cluster.py."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import timezone
from django_q.models import OrmQ

from foundation.jobs import supervisor
from foundation.jobs.models import Heartbeat
from foundation.jobs.supervisor import Supervisor, release_messages

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 13, 12, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's transaction lives on a connection that nobody may close."""
    monkeypatch.setattr(supervisor, "close_old_connections", lambda: None)


@pytest.mark.parametrize(
    ("started", "own_beat", "others", "silent"),
    [
        (2, None, [], False),
        (3.4, None, [], False),  # still starting
        (4, None, [], True),
        (60, 2, [], False),
        (60, 4, [], True),
        (60, 4, [1], False),  # two clusters share the queue: each finishes half as much
        (60, 7, [1], True),
        (2, 60, [], False),  # the beat is that of the cluster before
    ],
)
def test_silence_is_measured_by_the_number_of_clusters(
    started: float, own_beat: int | None, others: list[int], silent: bool
) -> None:
    with time_machine.travel(NOON, tick=False):
        watching = Supervisor(stall_after=3 * MINUTE, stop_after=MINUTE)
        watching.started_at = NOON - started * MINUTE
        if own_beat is not None:
            Heartbeat.objects.create(worker=watching.worker, at=NOON - own_beat * MINUTE)
        for number, minutes in enumerate(others):
            Heartbeat.objects.create(worker=f"autre-{number}", at=NOON - minutes * MINUTE)
        assert watching.is_silent() is silent


def test_a_database_that_does_not_answer_is_no_reason_to_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(worker: str) -> None:
        raise DatabaseError

    monkeypatch.setattr(supervisor, "last_beat", unreachable)
    watching = Supervisor(stall_after=MINUTE, stop_after=MINUTE)
    watching.started_at = NOON
    assert watching.is_silent() is False


def test_the_messages_of_a_killed_cluster_are_free_at_once() -> None:
    OrmQ.objects.create(key="essaim", payload="x", lock=timezone.now() + 4 * MINUTE)
    release_messages()
    assert OrmQ.objects.filter(lock__lte=timezone.now()).count() == 1
