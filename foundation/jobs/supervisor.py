"""Keeps one django-q2 cluster alive.

Killing an idle django-q2 worker leaves the lock of its queue taken for ever: the cluster looks alive, does
nothing, and no longer obeys SIGTERM. So it runs in a process group of its own, and when its jobs stop ending the
whole group is killed and started again.
"""

import contextlib
import ctypes
import datetime as dt
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from types import FrameType

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_q.models import OrmQ

from foundation.jobs.queries import last_beat, workers_alive
from foundation.jobs.runner import WORKER_VARIABLE

logger = logging.getLogger("essaim.jobs")

LOOK_EVERY = 1.0
PAUSE_BETWEEN_STARTS = 5.0
TIME_TO_START = dt.timedelta(seconds=30)
PR_SET_PDEATHSIG = 1


class Supervisor:
    """Starts `qcluster`, restarts it when it ends or falls silent, stops it on SIGTERM."""

    def __init__(self, *, stall_after: dt.timedelta, stop_after: dt.timedelta) -> None:
        self.worker = f"{socket.gethostname()}-{os.getpid()}"
        self.stall_after = stall_after
        self.stop_after = stop_after
        self.stopping = threading.Event()
        self.cluster: subprocess.Popen[bytes]
        self.started_at = timezone.now()

    def run(self) -> None:
        """Watch until a SIGTERM or a SIGINT, then let the jobs under way end."""
        signal.signal(signal.SIGTERM, self._ask_to_stop)
        signal.signal(signal.SIGINT, self._ask_to_stop)
        self.start()
        while not self.stopping.wait(LOOK_EVERY):
            self.watch()
        self.stop()

    def start(self) -> None:
        self.started_at = timezone.now()
        self.cluster = subprocess.Popen(  # noqa: S603
            [sys.executable, sys.argv[0], "qcluster"],
            env=os.environ | {WORKER_VARIABLE: self.worker},
            start_new_session=True,
            preexec_fn=_follow_parent_in_death,
        )
        logger.info("cluster started", extra={"cluster_pid": self.cluster.pid, "worker": self.worker})

    def watch(self) -> None:
        """Restart the cluster when it has ended or no longer finishes anything."""
        if self.cluster.poll() is not None:
            self.restart("the cluster ended")
        elif self.is_silent():
            self.restart("the cluster is silent")

    def is_silent(self) -> bool:
        """Tell whether nothing ended for too long; clusters that share the queue wait in proportion."""
        close_old_connections()
        try:
            beat = last_beat(self.worker)
            sharing = workers_alive(within=3 * self.stall_after)
        except DatabaseError:
            return False  # the database is down, not the cluster: restarting would not help
        ready_at = self.started_at + TIME_TO_START
        silence = timezone.now() - (beat if beat and beat > self.started_at else ready_at)
        return silence > self.stall_after * max(1, sharing)

    def restart(self, reason: str) -> None:
        logger.error("cluster restarted", extra={"reason": reason, "worker": self.worker})
        self.kill()
        release_messages()
        self.stopping.wait(PAUSE_BETWEEN_STARTS - (timezone.now() - self.started_at).total_seconds())
        self.start()

    def stop(self) -> None:
        """Ask the cluster to end its jobs; kill what is left after a while."""
        self.cluster.terminate()
        try:
            self.cluster.wait(self.stop_after.total_seconds())
        except subprocess.TimeoutExpired:
            logger.error("cluster killed: it did not stop", extra={"worker": self.worker})
        self.kill()

    def kill(self) -> None:
        """Kill the whole group, with the orphans a dead leader may have left."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.cluster.pid, signal.SIGKILL)
        self.cluster.wait()

    def _ask_to_stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping.set()


def release_messages() -> None:
    """Free the messages that a killed cluster held, without waiting for their lock to expire.

    Those held by another cluster may then be delivered twice: the claim of their run settles it.
    """
    try:
        OrmQ.objects.filter(lock__gt=timezone.now()).update(lock=timezone.now())
    except DatabaseError:
        logger.exception("messages not released")


def _follow_parent_in_death() -> None:
    """Ask Linux to end the cluster, politely, if the supervisor is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
