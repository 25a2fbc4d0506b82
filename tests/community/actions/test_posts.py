"""Writing, quoting, editing, taking back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community import actions
from community.actions.posts import PostChanged
from community.enums import Level, PostState, TopicKind
from community.models import Draft, Post, UserTopic
from foundation.markup import MarkupRefused
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in

pytestmark = pytest.mark.django_db


def own(post: Post) -> Post:
    return Post.objects.select_related("topic__space").get(pk=post.pk)


def test_a_thread_begins_with_message_one_and_counts_its_replies() -> None:
    space = open_space()
    topic = topic_in(space, replies=2)
    assert list(topic.posts.order_by("nr").values_list("nr", flat=True)) == [1, 2, 3]
    assert (topic.highest_nr, topic.post_count, topic.reply_count) == (3, 3, 2)
    space.refresh_from_db()
    assert space.topic_count == 1


def test_an_author_follows_their_thread_and_so_does_who_replies() -> None:
    space = open_space()
    author, answerer, discreet = member_of(space), member_of(space), member_of(space)
    topic = topic_in(space, author=author)
    actions.follow_topic(topic, user=discreet, level=Level.NORMAL)
    for person in (answerer, discreet):
        actions.reply(topic, author=person, body="Oui.")
    levels = dict(UserTopic.objects.values_list("user_id", "level"))
    assert levels == {author.pk: Level.WATCHING, answerer.pk: Level.WATCHING, discreet.pk: Level.NORMAL}


def test_what_is_sent_is_no_longer_a_draft() -> None:
    space = open_space()
    author, topic = member_of(space), topic_in(space)
    actions.save_draft(author, key=f"reply:{topic.slug}", body="Je comm")
    actions.save_draft(author, key=f"topic:{space.slug}", title="Un autre fil")
    actions.reply(topic, author=author, body="Je commence.")
    assert Draft.objects.get().title == "Un autre fil"
    topic_in(space, author=author)
    assert not Draft.objects.exists()


def test_a_draft_emptied_is_dropped() -> None:
    author = UserFactory()
    actions.save_draft(author, key="reply:1", body="Bonjour")
    actions.save_draft(author, key="reply:1", body="Bonsoir")
    assert Draft.objects.get().body == "Bonsoir"
    actions.save_draft(author, key="reply:1", body="  ")
    assert not Draft.objects.exists()


def test_a_refused_text_leaves_no_trace() -> None:
    space = open_space()
    topic, author = topic_in(space), member_of(space)
    with pytest.raises(MarkupRefused):
        actions.reply(topic, author=author, body="[" * 5_000)
    topic.refresh_from_db()
    assert (topic.highest_nr, topic.posts.count()) == (1, 1)


def test_quoting_another_thread_is_refused() -> None:
    space = open_space()
    topic, other = topic_in(space), topic_in(space)
    with pytest.raises(PermissionDenied):
        actions.reply(topic, author=member_of(space), body="> Bonjour", quote_of=other.posts.get())


def test_a_reply_costs_the_same_whatever_the_followers() -> None:
    space = open_space()
    topic, author = topic_in(space), member_of(space)
    actions.reply(topic, author=author, body="Pour préparer les caches.")
    costs = []
    for followers in (0, 12):
        UserTopic.objects.bulk_create(
            UserTopic(user=UserFactory(), topic=topic, level=Level.WATCHING) for _ in range(followers)
        )
        with CaptureQueriesContext(connection) as queries:
            actions.reply(topic, author=author, body="Une réponse.")
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 20


def test_an_edit_keeps_what_was_said() -> None:
    space = open_space()
    author = member_of(space)
    post = own(topic_in(space, author=author, body="Avant").posts.get())
    actions.edit_post(post, actor=author, body="Après", base=1)
    post = own(post)
    assert (post.body, post.revision, post.versions.get().body) == ("Après", 2, "Avant")
    assert "<p>Après</p>" in post.body_html
    assert post.edited_at is not None


def test_an_edit_from_an_old_revision_is_told_of_the_new_one() -> None:
    space = open_space()
    author = member_of(space)
    post = own(topic_in(space, author=author).posts.get())
    actions.edit_post(post, actor=author, body="Une", base=1)
    with pytest.raises(PostChanged) as change:
        actions.edit_post(own(post), actor=author, body="Deux", base=1)
    assert change.value.post.body == "Une"


def test_somebody_elses_message_is_not_edited_even_by_a_host() -> None:
    space = open_space()
    post = own(topic_in(space).posts.get())
    with pytest.raises(PermissionDenied):
        actions.edit_post(post, actor=host_of(space), body="Autre chose", base=1)


def test_taking_back_a_reply_erases_its_words_and_keeps_its_number() -> None:
    space = open_space()
    author = member_of(space)
    topic = topic_in(space)
    post = actions.reply(topic, author=author, body="Une première idée")
    actions.edit_post(own(post), actor=author, body="Une autre idée", base=1)
    actions.accept_solution(own(post), actor=topic.author)
    actions.remove_post(own(post), actor=author)
    post, after = own(post), actions.reply(topic, author=author, body="Une suite")
    assert (post.body, post.body_html, post.state) == ("", "", PostState.REMOVED)
    assert not post.versions.exists()
    assert after.nr == post.nr + 1
    topic.refresh_from_db()
    assert (topic.solution_id, topic.post_count, topic.highest_nr) == (None, 2, 3)


def test_a_first_message_is_not_taken_back() -> None:
    space = open_space()
    author = member_of(space)
    post = own(topic_in(space, author=author).posts.get())
    with pytest.raises(PermissionDenied):
        actions.remove_post(post, actor=author)


def test_announcements_are_the_hosts_kind() -> None:
    space = open_space()
    with pytest.raises(PermissionDenied):
        topic_in(space, author=member_of(space), kind=TopicKind.ANNOUNCEMENT)
    assert topic_in(space, author=host_of(space), kind=TopicKind.ANNOUNCEMENT).kind == TopicKind.ANNOUNCEMENT


def test_changing_the_title_keeps_the_address() -> None:
    space = open_space()
    topic = topic_in(space)
    slug = topic.slug
    actions.edit_topic(topic, actor=topic.author, title="Un titre plus clair", kind=TopicKind.REPORT)
    topic.refresh_from_db()
    assert (topic.title, topic.kind, topic.slug) == ("Un titre plus clair", TopicKind.REPORT, slug)
    with pytest.raises(PermissionDenied):
        actions.edit_topic(topic, actor=topic.author, title="Annonce", kind=TopicKind.ANNOUNCEMENT)


def test_another_answer_takes_the_place_of_the_first() -> None:
    space = open_space()
    topic = topic_in(space, replies=2)
    for nr in (2, 3):
        actions.accept_solution(own(topic.posts.get(nr=nr)), actor=topic.author)
    topic.refresh_from_db()
    assert topic.solution is not None
    assert topic.solution.nr == 3
    actions.withdraw_solution(topic, actor=topic.author)
    topic.refresh_from_db()
    assert topic.solution is None
