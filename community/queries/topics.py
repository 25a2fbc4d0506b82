"""Threads a person may see, and what of them is new to them."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, FilteredRelation, Model, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.permissions import is_administrator
from community.drafts import reply_key
from community.enums import COUNTED, SpaceRole, TopicKind, TopicState
from community.models import Draft, Membership, Space, Topic
from community.permissions import can_see_topic
from community.queries.spaces import spaces_visible_to

# A thread that slept for three months is no longer news, and counting never walks through the whole table.
NEWS_AGE = timedelta(days=90)
MOST_COUNTED = 200
SEAT = ("id", "space_id", "user_id", "role", "level", "accepted_at", "seen_from", "joined_at")


def topics_visible_to(user: Any) -> QuerySet[Topic]:
    """The threads a person may read; the rule of `permissions.can_see_topic`, in SQL."""
    topics = Topic.objects.filter(space__in=spaces_visible_to(user).values("pk"))
    if is_administrator(user):
        return topics
    shown = ~Q(state=TopicState.HIDDEN)
    if user.is_authenticated:
        hosted = Membership.objects.active().filter(user_id=user.pk, role=SpaceRole.HOST)
        shown |= Q(space__in=hosted.values("space"))
    return topics.filter(shown)


def with_reading(topics: QuerySet[Topic], user: Any) -> QuerySet[Topic]:
    """Add `read_nr` (0 for never opened), `my_level` ("" for the space's) to each thread, in the same query."""
    if not user.is_authenticated:
        return topics.annotate(read_nr=Value(0), my_level=Value(""))
    reading = FilteredRelation("user_topics", condition=Q(user_topics__user_id=user.pk))
    return topics.annotate(reading=reading).annotate(
        read_nr=Coalesce("reading__last_read_nr", 0), my_level=Coalesce("reading__level", Value(""))
    )


def with_seat(topics: QuerySet[Topic], user: Any) -> QuerySet[Topic]:
    """Join a person's active membership of each thread's space, as `seat`."""
    condition = Q(space__memberships__user_id=user.pk) & Q(space__memberships__left_at=None)
    return topics.annotate(seat=FilteredRelation("space__memberships", condition=condition))


def only_unread(topics: QuerySet[Topic], user: Any) -> QuerySet[Topic]:
    """The threads of `topics` with messages this member has not read, where they asked to have them counted.

    Adds what `with_reading` adds. What was posted before they came in, or over three months ago, is no news.
    """
    if not user.is_authenticated:
        return topics.none()
    followed: Any = with_seat(with_reading(topics, user), user)
    followed = followed.annotate(level=Coalesce(NullIf("reading__level", Value("")), "seat__level"))
    return followed.exclude(state=TopicState.HIDDEN).filter(
        level__in=COUNTED,
        highest_nr__gt=F("read_nr"),
        last_post_at__gt=timezone.now() - NEWS_AGE,
        seat__seen_from__lt=F("last_post_at"),
    )


def is_unread(topic: Any, seat: Membership | None) -> bool:
    """The rule of `only_unread` for one thread read with `with_reading`; `seat` is the reader's in its space."""
    if (
        seat is None
        or topic.is_hidden
        or topic.read_nr >= topic.highest_nr
        or (topic.my_level or seat.level) not in COUNTED
    ):
        return False
    return topic.last_post_at > max(seat.seen_from, timezone.now() - NEWS_AGE)  # type: ignore[no-any-return]


def unread_by_space(user: Any) -> Counter[int]:
    """How many threads of each space have unread messages, among the latest `MOST_COUNTED` of them: one query.

    Only a member has unread messages, and a member sees their space: no other rule is needed.
    """
    unread = only_unread(Topic.objects.all(), user).order_by("-last_post_at")
    return Counter(unread.values_list("space_id", flat=True)[:MOST_COUNTED])


def only_unanswered(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    """Open questions that nobody has replied to."""
    return topics.filter(kind=TopicKind.QUESTION, state=TopicState.OPEN, post_count=1)


def latest_topics(spaces: Sequence[Space], user: Any, number: int) -> list[Topic]:
    """The latest threads of spaces that a person may see, with space and last author."""
    shown = Topic.objects.filter(space__in=[space.pk for space in spaces]).exclude(state=TopicState.HIDDEN)
    topics = with_reading(shown, user).select_related("space", "last_author")
    return list(topics.order_by("-last_post_at", "-pk")[:number])


def get_topic_for(user: Any, slug: str) -> Topic:
    """A thread with its space, its author and the reader's place in it; Http404 for what the reader may not see."""
    topics = topics_visible_to(user).select_related("space", "author")
    topic = get_object_or_404(topics, slug=slug)
    topic.space.membership_of(user)
    return topic


def get_topic_page_for(user: Any, slug: str) -> Topic:
    """The same in one light query, with what its page shows: `read_nr`, `my_level`, `draft_body`.

    The right is asked of the predicate, once the row is read: `topics_visible_to` costs more than the rest of the page.
    """
    topics = with_reading(Topic.objects.select_related("space"), user)
    if user.is_authenticated:
        drafts = Draft.objects.filter(user_id=user.pk, key=reply_key(slug)).values("body")
        seat = {f"seat_{name}": F(f"seat__{name}") for name in SEAT}
        topics = with_seat(topics, user).annotate(draft_body=Subquery(drafts), **seat)
    topic = get_object_or_404(topics, slug=slug)
    if user.is_authenticated:
        topic.space.remember_membership(user, _seat_read_with(topic))
    if not can_see_topic(user, topic):
        raise Http404
    return topic


def _seat_read_with(topic: Topic) -> Membership | None:
    """The reader's membership, from the columns that `get_topic_page_for` added."""
    values = {name: getattr(topic, f"seat_{name}") for name in SEAT}
    return Membership(**values) if values["id"] else None


def topics_about(obj: Model, user: Any) -> QuerySet[Topic]:
    """The threads linked to an object that a person may read."""
    linked = {"links__content_type": ContentType.objects.get_for_model(obj), "links__object_id": obj.pk}
    return topics_visible_to(user).exclude(state=TopicState.HIDDEN).filter(**linked)
