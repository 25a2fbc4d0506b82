"""Runs without tables, for the fold: minutes and seconds, events numbered."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

BEGAN = dt.datetime(2027, 1, 12, 8, 0, tzinfo=dt.UTC)
CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("courses.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Told:
    """An event as the fold reads it."""

    uid: UUID
    kind: str
    at: dt.datetime
    slot: int = 0
    minutes: int = 0
    text: str = ""


def moment(seconds: float) -> dt.datetime:
    return BEGAN + dt.timedelta(seconds=seconds)


def outline(minutes: Sequence[int]) -> dict[str, Any]:
    """An outline that says only how long its slots last."""
    return {"minutes": sum(minutes), "slots": [{"title": f"Temps {n}", "minutes": m} for n, m in enumerate(minutes)]}


def told(rows: list[dict[str, Any]]) -> list[Told]:
    return [Told(UUID(int=n), **(row | {"at": moment(row["at"])})) for n, row in enumerate(rows)]
