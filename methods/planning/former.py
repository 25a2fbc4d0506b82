"""What a change of a workshop took away, as JSON: enough to give it back exactly."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from methods.models import PlanBlock, WorkshopPlan

SETTINGS = ("title", "purpose", "people", "setting", "place", "day", "starts_at", "available_minutes")
PLACEMENT = ("parent_id", "track", "position")
CONTENT = (
    "kind",
    "card_id",
    "title",
    "minutes",
    "text",
    "say",
    "lead",
    "notes",
    "prepare",
    "materials",
    "everyone_speaks",
)
Row = dict[str, Any]


def settings_of(plan: WorkshopPlan) -> Row:
    """The settings of a workshop as JSON values."""
    values = ((name, getattr(plan, name)) for name in SETTINGS)
    return {name: value.isoformat() if isinstance(value, dt.date | dt.time) else value for name, value in values}


def setting(name: str, value: Any) -> Any:
    """A setting back from JSON."""
    return WorkshopPlan._meta.get_field(name).to_python(value)  # type: ignore[union-attr]


def rows_of(blocks: Iterable[PlanBlock]) -> dict[int, Row]:
    """Each block by key: its place, its content and the revision of its content."""
    return {
        block.pk: {name: getattr(block, name) for name in ("pk", "revision", *PLACEMENT, *CONTENT)} for block in blocks
    }


def content(row: Row) -> Row:
    """The content of a row alone."""
    return {name: row[name] for name in CONTENT}


def former_state(settings: Row, later: Row, rows: dict[int, Row], now: dict[int, Row]) -> Row:
    """What differs between two states, as the first was. Empty values when nothing does."""
    return {
        "settings": {name: value for name, value in settings.items() if later[name] != value},
        "blocks": [row for pk, row in rows.items() if now.get(pk) != row],
        "created": [pk for pk in now if pk not in rows],
    }
