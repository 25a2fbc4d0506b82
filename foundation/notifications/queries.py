"""What a person finds in their inbox and in their settings."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from foundation.notifications.enums import Channel, DeliveryState
from foundation.notifications.kinds import Line
from foundation.notifications.links import open_path
from foundation.notifications.models import Delivery, Event, Preference
from foundation.web.pages import Page, page_of

PLACES_SHOWN = 30


@dataclass(frozen=True)
class Entry:
    """One line of the inbox."""

    delivery: Delivery
    label: Any
    line: Line
    url: str


def inbox_page(user: Any, *, mark: str = "") -> Page[Delivery]:
    """Return one page of a person's news: unread first, the latest first."""
    rows = Delivery.objects.inbox_of(user).select_related("event")
    return page_of(rows, ["is_read", "-pk"], mark=mark)


def entries_of(user: Any, deliveries: Iterable[Delivery]) -> tuple[list[Entry], list[Delivery]]:
    """Return what the person may see of these, and those to be forgotten. One query a kind of subject."""
    deliveries = list(deliveries)
    seen = _targets_seen(user, [delivery.event for delivery in deliveries])
    entries, hidden = [], []
    for delivery in deliveries:
        kind, target = delivery.event.declared_kind, seen.get(delivery.event_id)
        if kind and target:
            entries.append(Entry(delivery, kind.label, kind.describe(target), open_path(delivery.event)))
        else:
            hidden.append(delivery)
    return entries, hidden


def _targets_seen(user: Any, events: list[Event]) -> dict[int, Any]:
    """Return the subjects that the person may see, by event. Kinds that share a queryset share the query."""
    wanted = defaultdict(list)
    for event in events:
        if kind := event.declared_kind:
            wanted[kind.target, kind.visible_to or kind.key].append((kind, event))
    seen: dict[int, Any] = {}
    for group in wanted.values():
        targets = group[0][0].targets_seen_by(user, {event.target_id for _kind, event in group})
        seen |= {event.pk: targets[event.target_id] for _kind, event in group if event.target_id in targets}
    return seen


def subject_url(event_id: int) -> str:
    """Return the address of the subject of a piece of news. Raises Http404 when it no longer exists."""
    event = get_object_or_404(Event, pk=event_id)
    kind = event.declared_kind
    target = kind and kind.find_target(event.target_id)
    if not kind or not target:
        raise Http404
    return kind.describe(target).url


def places_of(user: Any) -> dict[str, str]:
    """Return the places a person may choose for: those chosen already, then the latest they heard from."""
    chosen = Preference.objects.filter(user=user).exclude(place_key="").values_list("place_key", "place_label")
    heard = Delivery.objects.inbox_of(user).exclude(event__place_key="").order_by("-pk")
    recent = heard.values_list("event__place_key", "event__place_label")[: PLACES_SHOWN * 4]
    return _first_labels([*chosen, *recent])


def _first_labels(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    places: dict[str, str] = {}
    for key, label in pairs:
        if len(places) < PLACES_SHOWN:
            places.setdefault(key, label)
    return places


def failed_mails() -> int:
    """Count the mails given up."""
    return Delivery.objects.filter(channel=Channel.MAIL, state=DeliveryState.FAILED).count()


def oldest_due_mail() -> dt.timedelta:
    """Return for how long the most delayed mail has been waiting for the mail server."""
    first = Delivery.objects.due_mails().order_by("next_at").values_list("next_at", flat=True).first()
    return timezone.now() - first if first else dt.timedelta(0)
