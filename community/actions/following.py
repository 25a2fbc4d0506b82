"""What a person has read, and how closely they follow."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from community.enums import Level
from community.models import Space, Topic, UserTopic
from community.permissions import can_follow, can_leave, require
from foundation.notifications.actions.reading import mark_subjects_read


def mark_read(topic: Topic, *, user: Any, nr: int) -> None:
    """A person has read a thread up to message `nr`: forward only, whatever the order in which requests arrive.

    The news about these messages is read with them.
    """
    mark_subjects_read(topic.posts.filter(nr__lte=nr), Topic.objects.filter(pk=topic.pk), actor=user)
    behind = UserTopic.objects.filter(user=user, topic=topic, last_read_nr__lt=nr)
    if behind.update(last_read_nr=nr):
        return
    UserTopic.objects.bulk_create([UserTopic(user=user, topic=topic, last_read_nr=nr)], ignore_conflicts=True)
    behind.update(last_read_nr=nr)  # for the one who came second


@transaction.atomic
def follow_topic(topic: Topic, *, user: Any, level: Level) -> None:
    """Choose how closely to follow a thread. Raises PermissionDenied."""
    require(can_follow(user, topic))
    UserTopic.objects.update_or_create(user=user, topic=topic, defaults={"level": level})


def follow_space(space: Space, *, user: Any, level: Level) -> None:
    """Choose how closely to follow a space one belongs to. Raises PermissionDenied."""
    require(can_leave(user, space))
    space.memberships.active().filter(user=user).update(level=level)


def mark_all_read(space: Space, *, user: Any) -> None:
    """All that was posted in a space until now counts as read. Raises PermissionDenied."""
    require(can_leave(user, space))
    space.memberships.active().filter(user=user).update(seen_from=timezone.now())
