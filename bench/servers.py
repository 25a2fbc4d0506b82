"""Gunicorn with two workers, and the clients that ask it for pages."""

import http.client
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.engines import ROOT, Engine, memory_mb, processor_ms

HEADERS = {"X-Forwarded-Proto": "https", "Host": "localhost", "Accept-Encoding": "gzip"}
CLIENTS = 4
WARM_UP = 1.0


@dataclass(frozen=True)
class Sent:
    """One request."""

    path: str
    cookies: str = ""
    body: str = ""


@dataclass
class Measure:
    """What some requests cost: processor milliseconds each (application and database), and how long each took."""

    cost: float
    times: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        return sorted(self.times)[min(int(len(self.times) * share), len(self.times) - 1)] if self.times else 0.0


class Server:
    """A running gunicorn."""

    def __init__(self, engine: Engine, port: int, pid: int) -> None:
        self.engine, self.port, self.pid = engine, port, pid

    def workers(self) -> list[int]:
        """The process that supervises, and its workers."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [self.pid, *map(int, children)]

    def memory(self) -> float:
        """Megabytes (PSS) of the supervisor and its two workers."""
        return memory_mb(self.workers())

    def spent(self) -> dict[int, float]:
        return processor_ms([*self.workers(), *self.engine.backends()])

    def spent_since(self, before: dict[int, float]) -> float:
        """What the processes alive now have taken since; a connection that was closed meanwhile is not counted."""
        return sum(now - before.get(pid, 0) for pid, now in self.spent().items())

    def measure(self, requests: list[Sent], seconds: float, clients: int = CLIENTS) -> Measure:
        """Ask for these pages in turn, from several clients at once, for some seconds after a warm-up."""
        self._drive(requests, WARM_UP, clients, at_least=2 * len(requests))
        before = self.spent()
        times = self._drive(requests, seconds, clients)
        return Measure(self.spent_since(before) / len(times), times)

    def send_all(self, requests: list[Sent]) -> Measure:
        """Send each of these once, one after the other."""
        before = self.spent()
        times = [self.send(one) for one in requests]
        return Measure(self.spent_since(before) / len(times), times)

    def send(self, sent: Sent) -> float:
        """Send one request; its milliseconds. Raises RuntimeError for an answer that is not the page."""
        headers = HEADERS | {"Cookie": sent.cookies, "Origin": "https://localhost"}
        if sent.body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST" if sent.body else "GET", sent.path, sent.body.encode() or None, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != (303 if sent.body else 200):
            raise RuntimeError(f"{sent.path}: {answer.status}")
        return (time.perf_counter() - started) * 1000

    def _drive(self, requests: list[Sent], seconds: float, clients: int, at_least: int = 0) -> list[float]:
        turn, times = itertools.cycle(requests), []
        deadline, lock = time.monotonic() + seconds, threading.Lock()
        failures: list[Exception] = []

        def ask() -> None:
            try:
                while not failures and (time.monotonic() < deadline or len(times) < at_least):
                    with lock:
                        sent = next(turn)
                    times.append(self.send(sent))
            except Exception as failure:
                failures.append(failure)

        threads = [threading.Thread(target=ask) for _ in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        return times


@contextmanager
def gunicorn(engine: Engine, application: str, environment: dict[str, str], port: int) -> Iterator[Server]:
    """A server with two workers, stopped at the end."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        "--workers=2",
        f"--bind=127.0.0.1:{port}",
        "--log-level=warning",
    ]
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        server = Server(engine, port, process.pid)
        _wait(lambda: server.send(Sent("/sante/vivant" if "config" in application else "/constant")))
        yield server
    finally:
        os.kill(process.pid, signal.SIGTERM)
        process.wait(30)


def _wait(attempt: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            attempt()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
