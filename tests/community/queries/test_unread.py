"""What is new to a reader."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community import actions
from community.enums import Level
from community.models import Topic, UserTopic
from community.queries import only_unread, topics_visible_to, unread_by_space
from community.queries.topics import NEWS_AGE, is_unread, with_reading
from tests.support.factories.community import member_of, open_space, topic_in

pytestmark = pytest.mark.django_db


def unread(user: Any) -> set[int]:
    """What the list says is unread; checked against what the badge of each row says."""
    found = set(only_unread(topics_visible_to(user), user).values_list("pk", flat=True))
    rows = with_reading(topics_visible_to(user).select_related("space"), user)
    assert {row.pk for row in rows if is_unread(row, row.space.membership_of(user))} == found
    return found


def test_what_is_posted_after_one_came_in_is_unread_until_read() -> None:
    space = open_space()
    old = topic_in(space)
    reader = member_of(space)
    new = topic_in(space, replies=1)
    assert unread(reader) == {new.pk}
    actions.mark_read(new, user=reader, nr=1)
    assert unread(reader) == {new.pk}
    actions.mark_read(new, user=reader, nr=2)
    assert unread(reader) == set()
    actions.reply(old, author=member_of(space), body="Du nouveau.")
    assert unread(reader) == {old.pk}


def test_ones_own_messages_are_read() -> None:
    space = open_space()
    author = member_of(space)
    topic_in(space, author=author)
    assert unread(author) == set()


@pytest.mark.parametrize(
    ("in_space", "in_topic", "counted"),
    [
        (Level.TRACKING, "", True),
        (Level.WATCHING, "", True),
        (Level.NORMAL, "", False),
        (Level.MUTED, "", False),
        (Level.MUTED, Level.TRACKING, True),
        (Level.TRACKING, Level.MUTED, False),
        (Level.TRACKING, Level.NORMAL, False),
    ],
)
def test_the_level_decides_what_is_counted(in_space: Level, in_topic: str, counted: bool) -> None:
    space = open_space()
    reader = member_of(space)
    actions.follow_space(space, user=reader, level=in_space)
    topic = topic_in(space)
    if in_topic:
        actions.follow_topic(topic, user=reader, level=Level(in_topic))
    reader = type(reader).objects.get(pk=reader.pk)
    assert unread(reader) == ({topic.pk} if counted else set())


def test_marking_all_as_read() -> None:
    space = open_space()
    reader = member_of(space)
    topic_in(space)
    actions.mark_all_read(space, user=reader)
    assert unread(reader) == set()


def test_a_thread_that_slept_is_no_news() -> None:
    space = open_space()
    reader = member_of(space)
    topic = topic_in(space)
    long_ago = timezone.now() - NEWS_AGE - timedelta(days=1)
    space.memberships.update(seen_from=long_ago - timedelta(days=9))
    Topic.objects.filter(pk=topic.pk).update(last_post_at=long_ago)
    assert unread(reader) == set()


def test_spaces_count_their_own_unread_threads() -> None:
    one, other = open_space(), open_space()
    reader = member_of(one)
    member_of(other, reader)
    topic_in(one)
    topic_in(one)
    topic_in(other)
    assert unread_by_space(reader) == {one.pk: 2, other.pk: 1}
    assert unread_by_space(AnonymousUser()) == {}


def test_leaving_ends_the_count() -> None:
    space = open_space()
    reader = member_of(space)
    topic_in(space)
    actions.leave_space(space, user=reader)
    assert unread(reader) == set()


def test_reading_only_moves_forward() -> None:
    space = open_space()
    reader = member_of(space)
    topic = topic_in(space, replies=4)
    for nr in (3, 1, 5, 2):
        actions.mark_read(topic, user=reader, nr=nr)
    assert UserTopic.objects.get(user=reader, topic=topic).last_read_nr == 5
