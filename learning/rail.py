"""The weeks of a programme as a rail, with the gates as doors."""

from dataclasses import dataclass
from datetime import date, timedelta

from learning.models import Cohort


@dataclass(frozen=True)
class Stop:
    """A week or a gate of the rail; `state` is done, here or ahead."""

    kind: str
    state: str
    label: str
    number: int = 0
    starts_on: date | None = None
    url: str = ""
    is_shown: bool = False


@dataclass(frozen=True)
class Rail:
    """The stops in order; `gates` are told again under the line, where there is room for their question."""

    stops: list[Stop]

    @property
    def gates(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.kind == "gate"]


def weeks_rail(cohort: Cohort, today: date, *, shown: int = 0) -> Rail:
    """The rail of a cohort's programme; with `shown`, the week on the page, each week leads to its own."""
    now = cohort.week_on(today)
    stops: list[Stop] = []
    for week in cohort.programme.weeks:
        number = week["number"]
        starts_on = cohort.starts_on + timedelta(weeks=number - 1)
        url = f"?semaine={number}" if shown else ""
        stops.append(Stop("week", _state(number, now), week["title"], number, starts_on, url, number == shown))
        if gate := week.get("gate"):
            stops.append(Stop("gate", "done" if number < now else "ahead", _question(gate), number))
    return Rail(stops)


def _question(gate: str) -> str:
    """What is decided, without the possible answers in parentheses."""
    return gate.partition(" (")[0]


def _state(number: int, now: int) -> str:
    if number == now:
        return "here"
    return "done" if number < now else "ahead"
