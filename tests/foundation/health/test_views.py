import datetime as dt
import json
from typing import Any

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foundation.health import registry
from foundation.jobs.actions import beat
from foundation.jobs.models import JobRun
from foundation.notifications.enums import Channel, DeliveryState, Rhythm
from foundation.notifications.models import Delivery, Event
from foundation.search.models import Entry
from tests.support.factories.accounts import UserFactory

HOUR = dt.timedelta(hours=1)


def answer(client: Client) -> tuple[int, dict[str, Any]]:
    response = client.get("/sante/pret")
    return response.status_code, json.loads(response.content)


@pytest.fixture
def _well(db: None) -> None:
    beat("test")


def test_the_process_says_it_is_alive_without_the_database(client: Client) -> None:
    response = client.get("/sante/vivant")
    assert response.json() == {"alive": True}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.usefixtures("_well")
def test_everything_is_ready(client: Client) -> None:
    status, body = answer(client)
    assert (status, body["ready"]) == (200, True), body
    assert {"database", "migrations", "disk", "worker", "jobs", "mail"} <= set(body["checks"])


def forget_a_migration() -> None:
    MigrationRecorder.Migration.objects.filter(app="jobs").delete()


def silence_the_worker() -> None:
    from foundation.jobs.models import Heartbeat

    Heartbeat.objects.update(at=timezone.now() - HOUR)


def delay_a_job() -> None:
    JobRun.objects.create(name="x", max_attempts=1, next_at=timezone.now() - HOUR)


def delay_a_mail() -> None:
    Delivery.objects.create(
        event=Event.objects.create(kind="x", target_id=1),
        user=UserFactory(),
        channel=Channel.MAIL,
        rhythm=Rhythm.IMMEDIATE,
        state=DeliveryState.WAITING,
        next_at=timezone.now() - 2 * HOUR,
    )


def leave_the_index_uncounted() -> None:
    Entry.objects.create(
        kind="fil",
        object_id=1,
        title="Files d’attente",
        url="/",
        title_length=2,
        keywords_length=0,
        places_length=0,
        body_length=0,
        analyser_version=1,
        indexed_at=timezone.now(),
    )


FAULTS = {
    "migrations": forget_a_migration,
    "worker": silence_the_worker,
    "jobs": delay_a_job,
    "mail": delay_a_mail,
    "search": leave_the_index_uncounted,
}


@pytest.mark.usefixtures("_well")
@pytest.mark.parametrize("part", FAULTS)
def test_a_fault_is_named(client: Client, part: str) -> None:
    FAULTS[part]()
    status, body = answer(client)
    assert (status, body["ready"]) == (503, False)
    assert [name for name, found in body["checks"].items() if not found["ok"]] == [part]


@pytest.mark.usefixtures("_well")
def test_a_broken_check_keeps_its_secrets(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> registry.Health:
        raise RuntimeError("postgresql://user:motdepasse@hote/base")

    monkeypatch.setitem(registry._checks, "database", broken)
    response = client.get("/sante/pret")
    assert response.status_code == 503
    assert "motdepasse" not in response.content.decode()


@pytest.mark.usefixtures("_well")
def test_the_answer_is_cheap(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    answer(client)
    with django_assert_max_num_queries(12):
        answer(client)
