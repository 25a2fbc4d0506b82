"""Every job of the house can run twice without harm."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.core.files.storage import storages
from django.utils import timezone
from django_q.models import OrmQ

from foundation.jobs.models import Heartbeat, JobRun
from foundation.jobs.registry import Job, every, get_job, job, registered_jobs
from tests.foundation.notifications.room import room as room
from tests.support.job_arguments import ARGUMENTS

HOUSE_JOBS = [declared for declared in registered_jobs() if not declared.name.startswith("tests.")]
OF_THE_QUEUE = {JobRun, OrmQ, Heartbeat}


def test_every_job_has_its_row() -> None:
    assert {declared.name for declared in HOUSE_JOBS} == set(ARGUMENTS), "tests/support/job_arguments.py"


@pytest.mark.django_db
@pytest.mark.parametrize("declared", HOUSE_JOBS, ids=lambda declared: declared.name)
def test_running_a_job_twice_is_running_it_once(declared: Job, request: pytest.FixtureRequest) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        arguments = ARGUMENTS[declared.name](request)
        declared.function(*arguments)
        once = effects()
        declared.function(*arguments)
        assert effects() == once


def effects() -> dict[str, Any]:
    """Every row of every table, every mail and every file: all that a job can change."""
    rows = {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if model not in OF_THE_QUEUE and not model._meta.proxy
    }
    return rows | {"mails": Counter(message.to[0] for message in mail.outbox), "files": sorted(files_in(""))}


def files_in(folder: str) -> Iterator[str]:
    folders, names = storages["media"].listdir(folder)
    yield from (f"{folder}/{name}" for name in names)
    for name in folders:
        yield from files_in(f"{folder}/{name}" if folder else name)


def test_a_function_must_be_declared() -> None:
    def nobody() -> None: ...

    with pytest.raises(LookupError):
        every(minutes=5)(nobody)


@pytest.mark.parametrize("plan", [{}, {"days": 2}, {"minutes": 5, "days": 1}])
def test_a_schedule_is_in_minutes_or_in_days(plan: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        every(**plan)  # type: ignore[arg-type]


def test_a_job_is_known_by_its_dotted_path() -> None:
    declared = get_job("foundation.jobs.tasks.sweep")
    assert declared.max_attempts == 1
    assert declared.schedule
    assert job()(declared.function) is declared.function
    get_job(declared.name).schedule, get_job(declared.name).max_attempts = declared.schedule, 1
