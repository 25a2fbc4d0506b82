import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django_q.models import Schedule as Row

from foundation.jobs.registry import Schedule
from foundation.jobs.schedules import first_run

pytestmark = pytest.mark.django_db
PURGE = "foundation.jobs.tasks.purge"


def rows() -> list[dict[str, object]]:
    return list(Row.objects.order_by("pk").values())


def test_the_schedules_of_the_code_are_written_once() -> None:
    call_command("jobs_sync")
    once = rows()
    call_command("jobs_sync")
    assert rows() == once
    assert {"foundation.jobs.tasks.heartbeat", PURGE} <= {row["name"] for row in once}


def test_a_schedule_that_changed_or_left_the_code_follows() -> None:
    call_command("jobs_sync")
    Row.objects.create(name="parti.avec.son.code", func="foundation.jobs.runner.run_scheduled")
    Row.objects.filter(name=PURGE).update(minutes=1)
    Row.objects.create(name="d’un autre", func="ailleurs.f")
    call_command("jobs_sync")
    assert Row.objects.get(name=PURGE).minutes == 250
    assert not Row.objects.filter(name="parti.avec.son.code").exists()
    assert Row.objects.filter(name="d’un autre").exists()


@pytest.mark.parametrize(("hour", "expected_day"), [(1, 13), (12, 14)])
def test_a_daily_job_starts_at_its_next_hour_in_paris(hour: int, expected_day: int) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 13, hour, 0, tzinfo=dt.UTC)):
        start = first_run(Schedule(days=1, at=dt.time(4, 10)))
    assert start == dt.datetime(2026, 3, expected_day, 3, 10, tzinfo=dt.UTC)
