"""Real processes with their own connections, for the tests of what happens when one dies."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from typing import Any

from django.db import connections


def fork(work: Callable[..., None], *args: Any) -> ForkProcess:
    """Run a function in a child that shares no database connection with this process."""
    connections.close_all()
    child = multiprocessing.get_context("fork").Process(target=work, args=args, daemon=True)
    child.start()
    return child


def kill(pid: int) -> None:
    """Kill a process as a crash would: it cannot clean up."""
    os.kill(pid, signal.SIGKILL)


def wait_until(condition: Callable[[], Any], *, seconds: float, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Ask again and again until the condition holds. Fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        meanwhile()
        time.sleep(0.05)
