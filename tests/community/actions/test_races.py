"""Real parallel writers: every message has its own number, nothing is written twice or in a closed thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from community import actions
from community.actions.posts import PostChanged
from community.models import Membership, Post, Reaction, Space, Topic, UserTopic
from foundation.web.once import once
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 6


def at_once(works: list[Callable[[], Any]]) -> list[Any]:
    """Run the works together, each with its own connection; their results or the refusals they met."""
    start = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return work()
        except (PermissionDenied, PostChanged) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def own(topic: Topic) -> Topic:
    """The thread as another process would have read it."""
    return Topic.objects.select_related("space").get(pk=topic.pk)


def test_replies_written_at_once_take_following_numbers() -> None:
    space = open_space()
    topic = topic_in(space)

    def talk(mine: Topic, author: Any) -> list[int]:
        return [actions.reply(mine, author=author, body=f"Message {n}").nr for n in range(3)]

    results = at_once([partial(talk, own(topic), member_of(space)) for _ in range(WRITERS)])
    assert sorted(nr for result in results for nr in result) == list(range(2, 2 + 3 * WRITERS))
    topic.refresh_from_db()
    assert (topic.highest_nr, topic.post_count) == (1 + 3 * WRITERS, 1 + 3 * WRITERS)
    assert list(topic.posts.order_by("nr").values_list("nr", flat=True)) == list(range(1, 2 + 3 * WRITERS))


def test_nobody_writes_in_a_thread_once_it_is_closed() -> None:
    space = open_space()
    topic, host = topic_in(space), host_of(space)
    writers = [
        partial(actions.reply, own(topic), author=member_of(space), body="Encore un mot.") for _ in range(WRITERS)
    ]
    results = at_once([*writers, partial(actions.lock_topic, own(topic), actor=host)])
    topic.refresh_from_db()
    written = sum(isinstance(result, Post) for result in results)
    assert (topic.is_locked, topic.highest_nr) == (True, 1 + written)
    assert topic.posts.count() == 1 + written


def test_a_reply_sent_twice_is_written_once() -> None:
    space = open_space()
    topic, author, token = topic_in(space), member_of(space), uuid4()

    def send(mine: Topic) -> Post:
        return once(token, user=author, create=partial(actions.reply, mine, author=author, body="Une seule fois."))

    assert {post.nr for post in at_once([partial(send, own(topic)) for _ in range(WRITERS)])} == {2}
    assert topic.posts.count() == 2


def test_threads_of_the_same_title_have_different_addresses() -> None:
    space = open_space()

    def start(mine: Space, author: Any) -> str:
        return actions.start_topic(mine, author=author, title="Une même question", body="Bonjour.").slug

    slugs = at_once([partial(start, Space.objects.get(pk=space.pk), member_of(space)) for _ in range(WRITERS)])
    assert len(set(slugs)) == WRITERS
    space.refresh_from_db()
    assert space.topic_count == WRITERS


def test_one_of_several_edits_wins_and_the_others_are_told() -> None:
    space = open_space()
    author = member_of(space)
    topic_in(space, author=author)
    mine = [Post.objects.select_related("topic__space").get() for _ in range(WRITERS)]
    results = at_once(
        [partial(actions.edit_post, post, actor=author, body=f"Version {n}", base=1) for n, post in enumerate(mine)]
    )
    assert sum(isinstance(result, PostChanged) for result in results) == WRITERS - 1
    post = Post.objects.get()
    assert (post.revision, post.versions.get().body) == (2, "Bonjour à toutes et tous.")
    assert post.body == f"Version {results.index(None)}"


def test_joining_at_once_makes_one_membership_and_a_true_count() -> None:
    space, agent = open_space(), UserFactory()
    people = [agent, agent, agent, *(UserFactory() for _ in range(3))]
    at_once([partial(actions.join_space, Space.objects.get(pk=space.pk), user=person) for person in people])
    assert Membership.objects.filter(space=space).count() == 4
    space.refresh_from_db()
    assert space.member_count == 4


def test_thanking_at_once_counts_each_person_once() -> None:
    space = open_space()
    topic = topic_in(space)
    reader = member_of(space)
    people = [reader, reader, reader, *(member_of(space) for _ in range(3))]
    post = Post.objects.select_related("topic__space").get(topic=topic)
    at_once([partial(actions.thank, post, user=person) for person in people])
    post.refresh_from_db()
    assert post.thanks_count == Reaction.objects.filter(post=post).count() == 4


def test_reading_at_once_keeps_the_furthest() -> None:
    space = open_space()
    reader, topic = member_of(space), topic_in(space)
    at_once([partial(actions.mark_read, topic, user=reader, nr=nr) for nr in (1, 4, 2, 6, 3, 5)])
    assert UserTopic.objects.get(user=reader, topic=topic).last_read_nr == 6
