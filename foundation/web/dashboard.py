"""« Ma semaine »: each room says what waits for a member, without the portal knowing the rooms.

A room declares providers in its `dashboard.py`, discovered at start. What waits may be given as a query: those of all
the rooms are then asked together (`Together`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import CharField, QuerySet, Value
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Item:
    """One line of « Ma semaine »: what (`title`), where it leads (`url`), `detail`, `when`, the verb of its button."""

    title: str
    url: str
    detail: str = ""
    when: datetime | None = None
    action: str = ""


SLOTS = ("session", "waiting", "where_i_was", "answers", "suggestion")
Provider = Callable[[Any], Iterable[Item]]
_providers: dict[str, list[Provider]] = {slot: [] for slot in SLOTS}


def provides(slot: str) -> Callable[[Provider], Provider]:
    """Register a function `user -> items` for a slot: session, waiting, where_i_was, answers or suggestion."""

    def remember(provider: Provider) -> Provider:
        _providers[slot].append(provider)
        return provider

    return remember


class Row(NamedTuple):
    """What a room reads of one thing that waits: why, its name, how its room finds it again, since when."""

    awaits: str
    line: str
    ref: str
    moment: datetime | None


@dataclass(frozen=True)
class Together:
    """What waits in a room, as a query of a few rows with the columns of `Row` (None for one who is not concerned).

    `items` turns the rows into lines, in the order it likes.
    """

    room: str
    query: Callable[[Any], QuerySet[Any] | None]
    items: Callable[[list[Row]], Iterable[Item]]


_together: list[Together] = []


def waits_together(part: Together) -> Together:
    """Register what waits in a room among what is asked at once."""
    _together.append(part)
    return part


@provides("waiting")
def rooms_together(user: Any) -> Iterable[Item]:
    """What waits in the rooms that gave a query: one question to the database for all of them."""
    asked = [(part.room, query) for part in _together if (query := part.query(user)) is not None]
    found: dict[str, list[Row]] = {room: [] for room, _query in asked}
    for room, *columns in _union([_columns(room, query) for room, query in asked]):
        found[room].append(Row(*columns))
    return [item for part in _together if found.get(part.room) for item in part.items(found[part.room])]


def _columns(room: str, query: QuerySet[Any]) -> QuerySet[Any]:
    named = query.annotate(room=Value(room, output_field=CharField())).order_by()
    return named.values_list("room", *Row._fields)


def _union(queries: list[QuerySet[Any]]) -> Iterable[tuple[Any, ...]]:
    return queries[0].union(*queries[1:], all=True) if queries else ()


def items_for(user: Any, most: Mapping[str, int] = MappingProxyType({})) -> dict[str, list[Item]]:
    """What every room shows this member, by slot; a slot that has its `most` asks no further provider."""
    return {slot: list(islice(_items(slot, user), most.get(slot))) for slot in SLOTS}


def _items(slot: str, user: Any) -> Iterable[Item]:
    return (item for provider in _providers[slot] for item in provider(user))


def discover() -> None:
    """Load every app's `dashboard.py` (called once, when the apps are ready)."""
    autodiscover_modules("dashboard")
