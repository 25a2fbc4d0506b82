"""Jobs for the tests alone: good, failing, endless, deadly."""

import os
import signal
from pathlib import Path

from django_q.exceptions import TimeoutException

from foundation.jobs import job

calls: list[tuple[int | str, ...]] = []


@job()
def note(*arguments: int | str) -> None:
    calls.append(arguments)


@job()
def fail(*arguments: int | str) -> None:
    raise RuntimeError("la panne")


@job()
def last_too_long(*arguments: int | str) -> None:
    raise TimeoutException("Task exceeded maximum timeout value")


@job()
def leave_a_mark(path: str) -> None:
    with Path(path).open("a") as marks:
        marks.write("x")


@job(max_attempts=2)
def die(path: str) -> None:
    leave_a_mark(path)
    os.kill(os.getpid(), signal.SIGKILL)
