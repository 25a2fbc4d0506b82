"""From something that happened to one delivery a person and a channel."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from foundation.jobs import enqueue
from foundation.notifications.enums import Channel, DeliveryState, Rhythm
from foundation.notifications.kinds import Kind
from foundation.notifications.models import Delivery, Event
from foundation.notifications.preferences import Choices, choices_of, rhythm_among

DIGEST_HOUR = dt.time(7, 30)
MONDAY = 0
CROWD = 500


@transaction.atomic(savepoint=False)
def announce_event(kind: Kind, *, target: Any, actor: Any = None, recipients: Iterable[Any] | None = None) -> Event:
    """Record what happened and ask for its deliveries. See `foundation.notifications.announce`."""
    from foundation.notifications.tasks import fan_out  # tasks call actions

    named = None if recipients is None else list(_ids(recipients))
    event = Event.objects.create(kind=kind.key, target_id=target.pk, actor=actor, recipients=named)
    enqueue(fan_out, event.pk)
    return event


def deliver_event(event: Event) -> None:
    """Write the deliveries of an event for everybody concerned; those already written are left alone."""
    kind = event.declared_kind
    target = kind and kind.find_target(event.target_id)
    if not kind or not target:
        return
    _place(event, kind, target)
    told = set(event.deliveries.values_list("user_id", flat=True)) | {event.actor_id}
    waiting = (pk for pk in dict.fromkeys(_recipients(event, kind, target)) if pk not in told)
    while crowd := list(islice(waiting, CROWD)):
        Delivery.objects.bulk_create(_deliveries(event, kind, target, crowd), ignore_conflicts=True)


def next_moment(rhythm: Rhythm, now: dt.datetime) -> dt.datetime:
    """Return when a mail of this rhythm leaves: now, or at the next digest (7:30; Mondays for the weekly one)."""
    if rhythm not in {Rhythm.DAILY, Rhythm.WEEKLY}:
        return now
    local = timezone.localtime(now)
    day = local.date() + dt.timedelta(days=local.time() >= DIGEST_HOUR)
    while rhythm == Rhythm.WEEKLY and day.weekday() != MONDAY:
        day += dt.timedelta(days=1)
    return timezone.make_aware(dt.datetime.combine(day, DIGEST_HOUR))


def _place(event: Event, kind: Kind, target: Any) -> None:
    place = kind.place(target) if kind.place else None
    if place:
        event.place_key, event.place_label = place[0], place[1][:200]
        event.save(update_fields=["place_key", "place_label"])


def _recipients(event: Event, kind: Kind, target: Any) -> Iterable[int]:
    if event.recipients is not None:
        return event.recipients
    return _ids(kind.recipients(target, event.actor)) if kind.recipients else []


def _ids(people: Iterable[Any]) -> Iterable[int]:
    if isinstance(people, QuerySet) and issubclass(people.model, get_user_model()):
        return people.values_list("pk", flat=True)
    return (getattr(person, "pk", person) for person in people)


def _deliveries(event: Event, kind: Kind, target: Any, crowd: list[int]) -> Iterator[Delivery]:
    choices = choices_of(crowd, kind)
    for user in get_user_model()._default_manager.filter(pk__in=crowd, is_active=True):
        if kind.may_receive(user, target):
            yield from _deliveries_to(event, kind, user.pk, choices[user.pk])


def _deliveries_to(event: Event, kind: Kind, user_id: int, choices: Choices) -> Iterator[Delivery]:
    rhythm = rhythm_among(choices, kind, event.place_key)
    now = timezone.now()
    if rhythm != Rhythm.NONE:
        yield Delivery(
            event=event,
            user_id=user_id,
            channel=Channel.SITE,
            rhythm=rhythm,
            state=DeliveryState.SENT,
            sent_at=now,
        )
    if rhythm.sends_mail:
        yield Delivery(
            event=event, user_id=user_id, channel=Channel.MAIL, rhythm=rhythm, next_at=next_moment(rhythm, now)
        )
