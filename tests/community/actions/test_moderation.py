"""Closing and hiding, and undoing both."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from community import actions
from community.models import Post, Topic
from foundation.search import search
from tests.support.factories.community import host_of, member_of, open_space, topic_in
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def found(q: str) -> list[str]:
    return [hit.title for hit in search(q, user=AnonymousUser(), kinds=["fil"]).hits]


def own(post: Post) -> Post:
    return Post.objects.select_related("topic__space").get(pk=post.pk)


def test_a_locked_thread_is_read_and_found_but_not_answered() -> None:
    space = open_space()
    topic, host = topic_in(space, title="Horaires de la crèche"), host_of(space)
    actions.lock_topic(topic, actor=host)
    with pytest.raises(PermissionDenied):
        actions.reply(topic, author=member_of(space), body="Et chez vous ?")
    assert found("crèche") == ["Horaires de la crèche"]
    actions.unlock_topic(topic, actor=host)
    actions.reply(topic, author=member_of(space), body="Et chez vous ?")


@pytest.mark.parametrize("was_locked", [False, True])
def test_a_hidden_thread_leaves_the_search_and_the_count_then_comes_back_as_it_was(was_locked: bool) -> None:
    space = open_space()
    topic, host = topic_in(space, title="Horaires de la crèche"), host_of(space)
    if was_locked:
        actions.lock_topic(topic, actor=host)
    for _twice in range(2):
        actions.hide_topic(topic, actor=host)
    space.refresh_from_db()
    assert (found("crèche"), space.topic_count) == ([], 0)
    for _twice in range(2):
        actions.show_topic(topic, actor=host)
    space.refresh_from_db()
    assert (found("crèche"), space.topic_count) == (["Horaires de la crèche"], 1)
    assert Topic.objects.get(pk=topic.pk).is_locked is was_locked


def test_the_words_of_a_hidden_reply_are_no_longer_found() -> None:
    space = open_space()
    topic, host = topic_in(space), host_of(space)
    post = actions.reply(topic, author=member_of(space), body="Essayez un trombinoscope.")
    run_jobs()
    assert found("trombinoscope") == [topic.title]
    actions.hide_post(own(post), actor=host)
    assert found("trombinoscope") == []
    topic.refresh_from_db()
    assert (topic.post_count, topic.highest_nr) == (1, 2)
    actions.show_post(own(post), actor=host)
    assert found("trombinoscope") == [topic.title]


def test_hiding_the_accepted_answer_withdraws_it() -> None:
    space = open_space()
    topic = topic_in(space, replies=1)
    post = own(topic.posts.get(nr=2))
    actions.accept_solution(post, actor=topic.author)
    actions.hide_post(own(post), actor=host_of(space))
    topic.refresh_from_db()
    assert topic.solution_id is None
