"""What the finder knows of a card without asking the database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """Durations in minutes; `needs` are values of `Equipment`."""

    family: str
    phase: str
    level: str
    setting: str
    duration_min: int
    duration_typical: int
    duration_max: int
    group_min: int
    group_max: int
    needs: frozenset[str]
