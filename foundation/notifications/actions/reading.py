"""Marking news as read."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from foundation.notifications.kinds import registered_kinds
from foundation.notifications.models import Delivery, Event

SLICE = 1000


def mark_read(events: Iterable[Event | int], *, actor: Any) -> None:
    """Mark these pieces of news as read in the person's inbox."""
    Delivery.objects.inbox_of(actor).filter(event__in=list(events)).update(is_read=True)


def mark_subjects_read(*subjects: QuerySet[Any], actor: Any) -> None:
    """Mark as read the news about these subjects, one queryset a model: the person has just seen them."""
    about = Q(pk__in=())
    for seen in subjects:
        kinds = [kind.key for kind in registered_kinds() if kind.target == seen.model._meta.label]
        about |= Q(event__kind__in=kinds, event__target_id__in=seen.values("pk"))
    Delivery.objects.inbox_of(actor).unread().filter(about).update(is_read=True)


def mark_all_read(*, actor: Any) -> None:
    """Empty the person's inbox of unread news."""
    Delivery.objects.inbox_of(actor).unread().update(is_read=True)


def forget_hidden(deliveries: Iterable[Delivery]) -> None:
    """Remove from an inbox the news of what its owner may no longer see, so that no count betrays it."""
    pks = [delivery.pk for delivery in deliveries]
    if pks:
        Delivery.objects.filter(pk__in=pks).delete()


def purge_events(*, older_than: dt.timedelta) -> None:
    """Delete old news with its deliveries, a slice at a time."""
    old = Event.objects.filter(created_at__lt=timezone.now() - older_than).order_by("pk")
    while pks := list(old.values_list("pk", flat=True)[:SLICE]):
        Event.objects.filter(pk__in=pks).delete()
