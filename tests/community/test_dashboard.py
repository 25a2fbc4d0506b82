"""What « Ma semaine » shows of the community."""

import pytest

from community import actions
from community.dashboard import answers_in_my_threads, question_without_answer
from community.enums import TopicKind
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in

pytestmark = pytest.mark.django_db


def test_answers_to_my_threads_until_i_read_them() -> None:
    space = open_space()
    me = member_of(space)
    topic = topic_in(space, author=me)
    assert not list(answers_in_my_threads(me))
    answer = actions.reply(topic, author=member_of(space, name="Ada Lovelace"), body="Oui.")
    item = next(answers_in_my_threads(me))
    assert (item.title, item.url) == (topic.title, f"{topic.get_absolute_url()}#nouveau")
    assert "Ada Lovelace" in item.detail
    actions.mark_read(topic, user=me, nr=answer.nr)
    assert not list(answers_in_my_threads(me))


def test_a_question_of_my_spaces_without_answer() -> None:
    space, elsewhere = open_space(), open_space()
    me = member_of(space)
    topic_in(elsewhere)
    topic_in(space, author=me)
    topic_in(space, kind=TopicKind.REPORT)
    topic_in(space, replies=1)
    actions.lock_topic(topic_in(space), actor=host_of(space))
    assert not list(question_without_answer(me))
    waiting = topic_in(space)
    assert [item.title for item in question_without_answer(me)] == [waiting.title]


def test_a_newcomer_has_nothing() -> None:
    newcomer = UserFactory()
    assert not [*answers_in_my_threads(newcomer), *question_without_answer(newcomer)]
