"""The jobs of the house and their schedules, known from the code alone."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Function = TypeVar("Function", bound=Callable[..., None])

MAX_ATTEMPTS = 5


@dataclass(frozen=True)
class Schedule:
    """How often a job comes back: every so many minutes, or every day (or week) at an hour."""

    minutes: int = 0
    days: int = 0
    at: dt.time = dt.time(0)


@dataclass
class Job:
    name: str
    function: Callable[..., None]
    max_attempts: int
    schedule: Schedule | None = None


_jobs: dict[str, Job] = {}


def name_of(function: Callable[..., None]) -> str:
    """Return the dotted path under which a function is registered."""
    return f"{function.__module__}.{function.__qualname__}"


def job(*, max_attempts: int = MAX_ATTEMPTS) -> Callable[[Function], Function]:
    """Declare a function of `<app>/tasks.py` as a job.

    It takes ids only, fetches, delegates to an action, and can run twice without harm.
    A run that fails comes back after 1, 5, 15, 60, then 240 minutes, `max_attempts` times in all,
    counting the times when it killed its process.
    """

    def declare(function: Function) -> Function:
        name = name_of(function)
        _jobs[name] = Job(name, function, max_attempts)
        return function

    return declare


def every(*, minutes: int = 0, days: int = 0, at: str = "00:00") -> Callable[[Function], Function]:
    """Repeat a job without arguments: `@every(minutes=5)` or `@every(days=1, at="03:00")`.

    Goes above `@job(…)`. `days` is 1 or 7; `at` is the hour of the site's time zone.
    """
    if days not in {0, 1, 7} or bool(minutes) == bool(days):
        raise ValueError("Give minutes, or days as 1 or 7.")
    schedule = Schedule(minutes, days, dt.time.fromisoformat(at))

    def plan(function: Function) -> Function:
        get_job(name_of(function)).schedule = schedule
        return function

    return plan


def get_job(name: str) -> Job:
    """Return a declared job. Raises LookupError for any other name."""
    if name not in _jobs:
        raise LookupError(f"{name} is not a job: declare it with @job in tasks.py.")
    return _jobs[name]


def registered_jobs() -> list[Job]:
    """Return every declared job, by name."""
    return sorted(_jobs.values(), key=lambda declared: declared.name)
