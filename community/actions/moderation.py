"""What the hosts of a space do: close, hide, and undo both."""

from typing import Any

from django.db import transaction
from django.db.models import F

from community.enums import PostState, TopicState
from community.models import Post, Space, Topic
from community.permissions import can_hide, can_hide_post, can_lock, require
from foundation.search import index


@transaction.atomic
def lock_topic(topic: Topic, *, actor: Any) -> None:
    """Nobody writes in this thread any more. Raises PermissionDenied."""
    require(can_lock(actor, topic))
    _move(topic, TopicState.OPEN, TopicState.LOCKED)


@transaction.atomic
def unlock_topic(topic: Topic, *, actor: Any) -> None:
    """Members write again. Raises PermissionDenied."""
    require(can_lock(actor, topic))
    _move(topic, TopicState.LOCKED, TopicState.OPEN)


@transaction.atomic
def hide_topic(topic: Topic, *, actor: Any) -> None:
    """Only the hosts see this thread. Raises PermissionDenied."""
    require(can_hide(actor, topic))
    for state in (TopicState.OPEN, TopicState.LOCKED):
        if _move(topic, state, TopicState.HIDDEN, before=state):
            Space.objects.filter(pk=topic.space_id).update(topic_count=F("topic_count") - 1)
            index(topic)
            return


@transaction.atomic
def show_topic(topic: Topic, *, actor: Any) -> None:
    """A hidden thread is what it was again. Raises PermissionDenied."""
    require(can_hide(actor, topic))
    if _move(topic, TopicState.HIDDEN, TopicState(topic.state_before or TopicState.OPEN)):
        Space.objects.filter(pk=topic.space_id).update(topic_count=F("topic_count") + 1)
        index(topic)


@transaction.atomic
def hide_post(post: Post, *, actor: Any) -> None:
    """Only its author and the hosts read this reply. Raises PermissionDenied."""
    require(can_hide_post(actor, post))
    if _turn(post, PostState.VISIBLE, PostState.HIDDEN, -1):
        Topic.objects.filter(pk=post.topic_id, solution=post).update(solution=None)
        index(post.topic)


@transaction.atomic
def show_post(post: Post, *, actor: Any) -> None:
    """A hidden reply is read by all again. Raises PermissionDenied."""
    require(can_hide_post(actor, post))
    if _turn(post, PostState.HIDDEN, PostState.VISIBLE, 1):
        index(post.topic)


def _move(topic: Topic, current: TopicState, wanted: TopicState, before: str = "") -> bool:
    """Change the state if it is still the one expected: of two hosts at once, one does it."""
    moved = Topic.objects.filter(pk=topic.pk, state=current).update(state=wanted, state_before=before)
    topic.refresh_from_db(fields=["state", "state_before"])
    return bool(moved)


def _turn(post: Post, current: PostState, wanted: PostState, counted: int) -> bool:
    turned = Post.objects.filter(pk=post.pk, state=current).update(state=wanted)
    Topic.objects.filter(pk=post.topic_id).update(post_count=F("post_count") + counted * turned)
    post.refresh_from_db(fields=["state"])
    return bool(turned)
