"""Real clusters, started as in production with shorter delays."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from foundation.jobs import enqueue
from foundation.jobs.actions import enqueue_once
from foundation.jobs.enums import RunState
from foundation.jobs.models import Heartbeat, JobRun
from foundation.jobs.tasks import heartbeat
from tests.foundation.jobs.sample.tasks import die, leave_a_mark
from tests.support.databases import database_url
from tests.support.processes import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[3]
STALL_AFTER = 5
MOST_BLOWS = 6


class Worker:
    """`manage.py worker` in its own process, and the processes of its cluster."""

    def __init__(self, log: Path) -> None:
        environment = {
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "tests.foundation.jobs.sample.settings",
        }
        self.log = log
        self.others: set[int] = set()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "worker", "--stall-after", str(STALL_AFTER), "--stop-after", "10"],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def executor(self) -> psutil.Process:
        """The only process that executes jobs: the first child of the cluster's sentinel, or who took its place."""
        [leader] = psutil.Process(self.process.pid).children()
        [sentinel] = leader.children()
        children = {child.pid: child for child in sentinel.children()}
        self.others = self.others or children.keys() - {min(children)}
        [executor] = children.keys() - self.others
        return children[executor]

    def stop(self) -> int:
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.terminate()
        code = self.process.wait(30)
        assert not [child for child in family if child.is_running()], "orphans"
        return code


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    worker = Worker(tmp_path / "worker.log")
    yield worker
    if worker.process.poll() is None:
        worker.stop()


def beat() -> None:
    """What the schedule asks for every minute, at the pace of the test."""
    enqueue_once(heartbeat)


def is_done(run: int) -> bool:
    return JobRun.objects.filter(pk=run, state=RunState.DONE).exists()


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_queue_stalled_by_the_loss_of_an_idle_worker_is_healed(
    worker: Worker, tmp_path: Path, blow: signal.Signals
) -> None:
    """A blow stalls the queue when it falls while the worker holds it: it is struck until it does."""
    mark = tmp_path / "mark"
    first = enqueue(leave_a_mark, str(mark))
    wait_until(lambda: is_done(first), seconds=30, meanwhile=beat)
    for _blow in range(MOST_BLOWS):
        wait_until(lambda: not JobRun.objects.exclude(state=RunState.DONE).exists(), seconds=10)
        last_sign = Heartbeat.objects.get().at
        worker.executor().send_signal(blow)
        later = enqueue(leave_a_mark, str(mark))
        wait_until(lambda: is_done(later), seconds=60, meanwhile=beat)  # noqa: B023
        if (Heartbeat.objects.get().at - last_sign).total_seconds() >= STALL_AFTER:
            break
    else:
        pytest.fail("the queue was never stalled")

    assert set(mark.read_text()) == {"x"}
    assert "the cluster is silent" in worker.log.read_text()


def test_a_deadly_job_dies_as_often_as_allowed_and_stops_nobody(worker: Worker, tmp_path: Path) -> None:
    deaths, mark = tmp_path / "deaths", tmp_path / "mark"
    deadly = enqueue(die, str(deaths))
    harmless = enqueue(leave_a_mark, str(mark))
    wait_until(lambda: is_done(harmless), seconds=30, meanwhile=beat)
    failed = JobRun.objects.filter(pk=deadly, state=RunState.FAILED)
    wait_until(failed.exists, seconds=60, meanwhile=beat)
    assert deaths.read_text() == "xx"
    assert worker.stop() == 0
