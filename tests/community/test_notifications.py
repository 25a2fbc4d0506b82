"""Who hears of what is written."""

from collections import Counter
from typing import Any

import pytest

from community import actions
from community.enums import Level, SpaceKind
from community.models import Post, Topic
from foundation.notifications.models import Delivery
from foundation.notifications.queries import entries_of, inbox_page
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def told(user: Any) -> Counter[str]:
    """What is in a person's inbox, by kind, once the jobs have run."""
    run_jobs()
    found = Delivery.objects.filter(user=user, channel="site")
    return Counter(found.values_list("event__kind", flat=True))


def quiet(topic: Topic) -> Topic:
    """The thread, once everybody has been told of its opening."""
    run_jobs()
    Delivery.objects.all().delete()
    return topic


def test_followers_hear_of_a_reply_its_author_does_not() -> None:
    space = open_space()
    author, answerer, passer_by = member_of(space), member_of(space), member_of(space)
    topic = quiet(topic_in(space, author=author))
    actions.reply(topic, author=answerer, body="Oui.")
    assert told(author) == {"community.reply": 1}
    assert told(answerer) == told(passer_by) == {}


def test_a_follower_of_the_space_hears_of_new_threads_and_replies_unless_they_chose_otherwise() -> None:
    space = open_space()
    follower, picky = member_of(space), member_of(space)
    for person in (follower, picky):
        actions.follow_space(space, user=person, level=Level.WATCHING)
    topic = topic_in(space)
    assert told(picky) == {"community.topic": 1}
    actions.follow_topic(topic, user=picky, level=Level.NORMAL)
    actions.reply(topic, author=member_of(space), body="Oui.")
    assert told(follower) == {"community.topic": 1, "community.reply": 1}
    assert told(picky) == {"community.topic": 1}


def test_a_person_named_in_a_reply_hears_of_it_once() -> None:
    space = open_space()
    author = member_of(space, handle="ada")
    topic = quiet(topic_in(space, author=author))
    actions.reply(topic, author=member_of(space), body="Merci @ada.")
    assert told(author) == {"community.mention": 1}


def test_a_person_quoted_hears_of_it_once() -> None:
    space = open_space()
    topic = quiet(topic_in(space))
    actions.reply(topic, author=member_of(space), body="> Bonjour", quote_of=topic.posts.get(nr=1))
    assert told(topic.author) == {"community.quote": 1}


def test_in_a_private_space_a_stranger_who_is_named_hears_nothing() -> None:
    space = open_space(SpaceKind.PRIVATE)
    stranger, insider = UserFactory(handle="dehors"), member_of(space, handle="dedans")
    topic_in(space, body="@dehors et @dedans, qu’en pensez-vous ?")
    assert told(stranger) == {}
    assert told(insider) == {"community.mention": 1}


def test_editing_tells_only_those_who_are_newly_named() -> None:
    space = open_space()
    ada, bob = member_of(space, handle="ada"), member_of(space, handle="bob")
    author = member_of(space)
    quiet(topic_in(space, author=author, body="Bonjour @ada"))
    post = Post.objects.select_related("topic__space").get()
    actions.edit_post(post, actor=author, body="Bonjour @ada et @bob", base=1)
    assert (told(ada), told(bob)) == ({}, {"community.mention": 1})


def test_a_muted_thread_says_nothing_even_when_one_is_named() -> None:
    space = open_space()
    muted = member_of(space, handle="ada")
    topic = quiet(topic_in(space))
    actions.follow_topic(topic, user=muted, level=Level.MUTED)
    actions.reply(topic, author=member_of(space), body="@ada ?")
    assert told(muted) == {}


def test_what_was_read_or_hidden_meanwhile_is_no_news() -> None:
    space = open_space()
    reader, other = member_of(space), member_of(space)
    topic = quiet(topic_in(space))
    for person in (reader, other):
        actions.follow_topic(topic, user=person, level=Level.WATCHING)
    post = actions.reply(topic, author=member_of(space), body="Oui.")
    actions.mark_read(topic, user=reader, nr=post.nr)
    assert (told(reader), told(other)) == ({}, {"community.reply": 1})
    actions.hide_post(Post.objects.select_related("topic__space").get(pk=post.pk), actor=host_of(space))
    entries, forgotten = entries_of(other, inbox_page(other))
    assert (entries, len(forgotten)) == ([], 1)


def test_the_author_of_the_accepted_answer_is_told() -> None:
    space = open_space()
    answerer = member_of(space)
    topic = topic_in(space)
    post = actions.reply(topic, author=answerer, body="Comptez d’abord.")
    actions.accept_solution(Post.objects.select_related("topic__space").get(pk=post.pk), actor=topic.author)
    assert told(answerer) == {"community.accepted": 1}
