"""« Ma semaine »: each room says what waits for a member, without the portal knowing the rooms.

A room declares providers in its `dashboard.py`, discovered at start.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import Any

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Item:
    """One line of « Ma semaine »: what (`title`), where it leads (`url`), `detail`, `when`, the verb of its button."""

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


def items_for(user: Any, most: Mapping[str, int] = MappingProxyType({})) -> dict[str, list[Item]]:
    """What every room shows this member, by slot; a slot that has its `most` asks no further provider."""
    return {slot: list(islice(_items(slot, user), most.get(slot))) for slot in SLOTS}


def _items(slot: str, user: Any) -> Iterable[Item]:
    return (item for provider in _providers[slot] for item in provider(user))


def discover() -> None:
    """Load every app's `dashboard.py` (called once, when the apps are ready)."""
    autodiscover_modules("dashboard")
