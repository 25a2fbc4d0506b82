"""Who may do what: one table a question, role × answer."""

from collections.abc import Callable

import pytest

from community import permissions as may
from community.actions import hide_post, hide_topic, lock_topic
from community.enums import SpaceKind
from community.models import Post, Topic
from tests.community.conftest import ROLES, Stage

#                                 visitor agent newcomer member author host host_elsewhere administrator
SEE_SPACE = {
    SpaceKind.PUBLIC:             (1,     1,    1,       1,     1,     1,   1,             1),
    SpaceKind.MEMBERS:            (0,     1,    1,       1,     1,     1,   1,             1),
    SpaceKind.ORGANISATION:       (0,     0,    1,       1,     1,     1,   0,             1),
    SpaceKind.PRIVATE:            (0,     0,    1,       1,     1,     1,   0,             1),
}  # fmt: skip
JOIN = {
    SpaceKind.PUBLIC:             (0,     1,    1,       0,     0,     0,   1,             1),
    SpaceKind.MEMBERS:            (0,     1,    1,       0,     0,     0,   1,             1),
    SpaceKind.ORGANISATION:       (0,     0,    1,       0,     0,     0,   0,             0),
    SpaceKind.PRIVATE:            (0,     0,    1,       0,     0,     0,   0,             0),
}  # fmt: skip
ON_TOPIC = {
    may.can_see_topic:            (1,     1,    1,       1,     1,     1,   1,             1),
    may.can_reply:                (0,     0,    0,       1,     1,     1,   0,             0),
    may.can_edit_topic:           (0,     0,    0,       0,     1,     1,   0,             1),
    may.can_lock:                 (0,     0,    0,       0,     0,     1,   0,             1),
    may.can_hide:                 (0,     0,    0,       0,     0,     1,   0,             1),
    may.can_follow:               (0,     1,    1,       1,     1,     1,   1,             1),
    may.can_choose_solution:      (0,     0,    0,       0,     1,     1,   0,             1),
}  # fmt: skip
ON_LOCKED_TOPIC = {
    may.can_see_topic:            (1,     1,    1,       1,     1,     1,   1,             1),
    may.can_reply:                (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_edit_topic:           (0,     0,    0,       0,     0,     1,   0,             1),
}  # fmt: skip
ON_HIDDEN_TOPIC = {
    may.can_see_topic:            (0,     0,    0,       0,     0,     1,   0,             1),
    may.can_reply:                (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_choose_solution:      (0,     0,    0,       0,     0,     0,   0,             0),
}  # fmt: skip
# The reply is by one more member, « author » opened the thread.
ON_REPLY = {
    may.can_accept:               (0,     0,    0,       0,     1,     1,   0,             1),
    may.can_read_text:            (1,     1,    1,       1,     1,     1,   1,             1),
    may.can_edit_post:            (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_remove_post:          (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_hide_post:            (0,     0,    0,       0,     0,     1,   0,             1),
    may.can_thank:                (0,     0,    0,       1,     1,     1,   0,             0),
    may.can_read_versions:        (0,     0,    0,       0,     0,     1,   0,             1),
}  # fmt: skip
ON_HIDDEN_REPLY = {
    may.can_read_text:            (0,     0,    0,       0,     0,     1,   0,             1),
    may.can_accept:               (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_thank:                (0,     0,    0,       0,     0,     0,   0,             0),
}  # fmt: skip
ON_FIRST_POST = {
    may.can_edit_post:            (0,     0,    0,       0,     1,     0,   0,             0),
    may.can_remove_post:          (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_hide_post:            (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_accept:               (0,     0,    0,       0,     0,     0,   0,             0),
    may.can_thank:                (0,     0,    0,       1,     0,     1,   0,             0),
}  # fmt: skip


def answers(predicate: Callable[..., bool], stage: Stage, subject: object) -> dict[str, bool]:
    return {role: bool(predicate(stage[role], subject)) for role in ROLES}


def expected(row: tuple[int, ...]) -> dict[str, bool]:
    return dict(zip(ROLES, map(bool, row), strict=True))


def fresh(post: Post) -> Post:
    return Post.objects.select_related("topic__space").get(pk=post.pk)


@pytest.mark.parametrize("kind", SpaceKind)
def test_who_sees_and_joins_a_space(stage_of: Callable[..., Stage], kind: SpaceKind) -> None:
    stage = stage_of(kind)
    assert answers(may.can_see_space, stage, stage.space) == expected(SEE_SPACE[kind])
    assert answers(may.can_join, stage, stage.space) == expected(JOIN[kind])


@pytest.mark.parametrize("predicate", ON_TOPIC)
def test_on_an_open_topic(stage: Stage, predicate: Callable[..., bool]) -> None:
    assert answers(predicate, stage, stage.topic) == expected(ON_TOPIC[predicate])


@pytest.mark.parametrize("predicate", ON_LOCKED_TOPIC)
def test_on_a_locked_topic(stage: Stage, predicate: Callable[..., bool]) -> None:
    lock_topic(stage.topic, actor=stage["host"])
    assert answers(predicate, stage, stage.topic) == expected(ON_LOCKED_TOPIC[predicate])


@pytest.mark.parametrize("predicate", ON_HIDDEN_TOPIC)
def test_on_a_hidden_topic(stage: Stage, predicate: Callable[..., bool]) -> None:
    hide_topic(stage.topic, actor=stage["host"])
    assert answers(predicate, stage, stage.topic) == expected(ON_HIDDEN_TOPIC[predicate])


@pytest.mark.parametrize("predicate", ON_REPLY)
def test_on_a_reply(stage: Stage, predicate: Callable[..., bool]) -> None:
    reply = stage.topic.posts.get(nr=2)
    assert answers(predicate, stage, fresh(reply)) == expected(ON_REPLY[predicate])


@pytest.mark.parametrize("predicate", ON_HIDDEN_REPLY)
def test_on_a_hidden_reply(stage: Stage, predicate: Callable[..., bool]) -> None:
    reply = stage.topic.posts.get(nr=2)
    hide_post(fresh(reply), actor=stage["host"])
    assert answers(predicate, stage, fresh(reply)) == expected(ON_HIDDEN_REPLY[predicate])


@pytest.mark.parametrize("predicate", ON_FIRST_POST)
def test_on_the_first_post(stage: Stage, predicate: Callable[..., bool]) -> None:
    first = stage.topic.posts.get(nr=1)
    assert answers(predicate, stage, fresh(first)) == expected(ON_FIRST_POST[predicate])


def test_the_author_of_a_hidden_reply_still_reads_it(stage: Stage) -> None:
    reply = fresh(stage.topic.posts.get(nr=2))
    hide_post(reply, actor=stage["host"])
    assert may.can_read_text(reply.author, fresh(reply))


def test_a_suspended_member_no_longer_writes(stage: Stage) -> None:
    member = stage["member"]
    member.is_active = False
    assert not may.can_reply(member, Topic.objects.select_related("space").get(pk=stage.topic.pk))
