"""Starting threads, naming them, settling them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model

from community import notifications as news
from community.actions.drafts import discard_draft
from community.actions.posts import announce_mentions, publish
from community.drafts import topic_key
from community.enums import Level, TopicKind
from community.models import Link, Post, Space, Topic, UserTopic
from community.permissions import can_accept, can_announce, can_choose_solution, can_edit_topic, can_write, require
from foundation.notifications import announce
from foundation.search import index
from foundation.search.registry import searchable_of
from foundation.web.slugs import save_with_slug


@transaction.atomic
def start_topic(
    space: Space,
    *,
    author: Any,
    title: str,
    body: str,
    kind: TopicKind = TopicKind.QUESTION,
    links: Iterable[Model] = (),
) -> Topic:
    """Open a thread with its first message; its author follows it.

    `links`: the initiatives, cards or paths it is about, objects of a kind that the search knows.
    Raises PermissionDenied, MarkupRefused.
    """
    require(can_announce(author, space) if kind == TopicKind.ANNOUNCEMENT else can_write(author, space))
    topic = Topic(space=space, author=author, title=title, kind=kind)
    save_with_slug(topic, title)
    post = publish(topic, author=author, body=body)
    UserTopic.objects.update_or_create(user=author, topic=topic, defaults={"level": Level.WATCHING})
    link_topic(topic, links)
    Space.objects.filter(pk=space.pk).update(topic_count=F("topic_count") + 1)
    discard_draft(author, key=topic_key(space.slug))
    announce(news.NEW_TOPIC, target=topic, actor=author)
    announce_mentions(post)
    index(topic)
    return topic


@transaction.atomic
def edit_topic(topic: Topic, *, actor: Any, title: str, kind: TopicKind) -> None:
    """Change the title or the kind; the address stays. Raises PermissionDenied."""
    require(can_edit_topic(actor, topic))
    require(kind in (topic.kind, *_kinds_open_to(actor, topic)))
    topic.title, topic.kind = title, kind
    topic.save(update_fields=["title", "kind"])
    index(topic)


@transaction.atomic
def accept_solution(post: Post, *, actor: Any) -> None:
    """Mark a reply as the answer, in place of another; its author is told. Raises PermissionDenied."""
    topic = post.topic
    require(can_accept(actor, post))
    if Topic.objects.filter(pk=topic.pk).exclude(solution=post).update(solution=post):
        topic.solution = post
        announce(news.ACCEPTED, target=post, actor=actor)


@transaction.atomic
def withdraw_solution(topic: Topic, *, actor: Any) -> None:
    """No reply is the answer any more. Raises PermissionDenied."""
    require(can_choose_solution(actor, topic))
    topic.solution = None
    topic.save(update_fields=["solution"])


def _kinds_open_to(user: Any, topic: Topic) -> list[TopicKind]:
    announces = can_announce(user, topic.space)
    return [kind for kind in TopicKind if announces or kind != TopicKind.ANNOUNCEMENT]


def link_topic(topic: Topic, objects: Iterable[Model]) -> None:
    """Say what a thread is about: objects of kinds that the search knows. Twice the same is once."""
    objects = list(objects)
    if objects and not topic.has_links:
        topic.has_links = True
        topic.save(update_fields=["has_links"])
    for obj in objects:
        Link.objects.get_or_create(
            topic=topic,
            content_type=ContentType.objects.get_for_model(obj),
            object_id=obj.pk,
            defaults={"kind": searchable_of(obj).kind},
        )
