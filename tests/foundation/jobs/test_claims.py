"""Several processes want the same run: one has it."""

from pathlib import Path

import pytest

from foundation.jobs import enqueue
from foundation.jobs.models import JobRun
from foundation.jobs.runner import run
from tests.foundation.jobs.sample.tasks import leave_a_mark
from tests.support.processes import fork

RUNS = 10
RACERS = 4


def race(pks: list[int]) -> None:
    for pk in pks:
        run(pk)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_racing_processes_run_each_job_once(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    pks = [enqueue(leave_a_mark, str(marks)) for _ in range(RUNS)]
    racers = [fork(race, pks) for _ in range(RACERS)]
    for racer in racers:
        racer.join(30)
    assert marks.read_text() == "x" * RUNS
    assert set(JobRun.objects.values_list("state", "attempts")) == {("done", 1)}
