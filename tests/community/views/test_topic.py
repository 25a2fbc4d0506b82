"""Reading a thread."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community import actions
from community.enums import Level
from community.models import Post, Topic, UserTopic
from foundation.notifications.models import Delivery
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in
from tests.support.factories.methods import draft_card, published_card
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Client]
VISITOR_QUERIES, MEMBER_QUERIES = 4, 7
REMEMBER_QUERIES = 2  # how far one has read, and the news that goes with it


def own(topic: Topic, nr: int) -> Post:
    return Post.objects.select_related("topic__space").get(topic=topic, nr=nr)


def page(client: Client, topic: Topic, query: str = "") -> str:
    response = client.get(f"{topic.get_absolute_url()}{query}")
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("replies", [0, 2])
def test_the_cost_of_a_page_does_not_depend_on_its_messages(
    client: Client, signed_in: SignIn, replies: int, django_assert_num_queries: Any
) -> None:
    space = open_space()
    topic = topic_in(space, replies=replies, links=[published_card()])
    with django_assert_num_queries(VISITOR_QUERIES):
        page(client, topic)
    member = signed_in(member_of(space))
    page(member, topic)
    with django_assert_num_queries(MEMBER_QUERIES):
        page(member, topic)
    actions.reply(topic, author=topic.author, body="Encore.")
    with django_assert_num_queries(MEMBER_QUERIES + REMEMBER_QUERIES):
        page(member, topic)


def test_reading_a_thread_is_reading_the_news_about_it(signed_in: SignIn) -> None:
    space = open_space()
    topic = topic_in(space)
    reader = member_of(space)
    actions.follow_topic(topic, user=reader, level=Level.WATCHING)
    actions.reply(topic, author=topic.author, body="Encore.")
    run_jobs()
    unread = Delivery.objects.inbox_of(reader).unread()
    assert unread.count() == 2, "the thread and its answer"
    page(signed_in(reader), topic)
    assert unread.count() == 0


def test_a_visitor_reads_all_and_is_told_how_to_answer(client: Client) -> None:
    space = open_space()
    topic = topic_in(space, body="Comment faites-vous ?", replies=1)
    text = page(client, topic)
    assert "Comment faites-vous" in text
    assert "Réponse 1." in text
    assert "Rejoindre l’espace" in text
    assert "Publier la réponse" not in text
    assert not UserTopic.objects.exclude(user=topic.author).filter(user__isnull=True).exists()


def test_one_comes_back_to_the_first_unread_message(signed_in: SignIn) -> None:
    space = open_space()
    reader = member_of(space)
    topic = topic_in(space, replies=24)
    client = signed_in(reader)
    assert 'id="nouveau"' not in page(client, topic)  # the first visit begins at the beginning
    assert UserTopic.objects.get(user=reader, topic=topic).last_read_nr == 20
    second = page(client, topic)
    assert second.index('id="nouveau"') < second.index('id="m21"')
    assert 'id="m20"' not in second
    assert UserTopic.objects.get(user=reader, topic=topic).last_read_nr == 25
    assert 'id="nouveau"' not in page(client, topic)
    page(client, topic, "?page=1")
    assert UserTopic.objects.get(user=reader, topic=topic).last_read_nr == 25


@pytest.mark.parametrize(
    "asked", ["?page=0", "?page=-1", "?page=x", "?page=99999999999999999999", "?page=9", "?citer=x"]
)
def test_any_page_number_gives_a_page(client: Client, asked: str) -> None:
    assert 'class="post"' in page(client, topic_in(open_space()), asked)


def test_quoting_fills_the_form_without_scripts(signed_in: SignIn) -> None:
    space = open_space()
    topic = topic_in(space, body="> un autre l’a dit\n\nEt moi je demande.")
    text = page(signed_in(member_of(space)), topic, "?citer=1")
    assert "&gt; Et moi je demande." in text
    assert "&gt; &gt;" not in text
    assert 'name="quoted" value="1"' in text


def test_a_draft_waits_in_the_form(signed_in: SignIn) -> None:
    space = open_space()
    reader, topic = member_of(space), topic_in(space)
    actions.save_draft(reader, key=f"reply:{topic.slug}", body="J’avais commencé")
    assert "J’avais commencé" in page(signed_in(reader), topic)


def test_the_accepted_answer_stands_after_the_question_and_only_once(client: Client) -> None:
    space = open_space()
    topic = topic_in(space, replies=3)
    actions.accept_solution(own(topic, 4), actor=topic.author)
    text = page(client, topic)
    assert text.index('id="m1"') < text.index('id="m4"') < text.index('id="m2"')
    assert text.count('id="m4"') == text.count("Réponse 3.") == 1
    assert "Message n° 4, réponse retenue" in text


def test_an_accepted_answer_of_a_later_page_also_stands_on_the_first(client: Client) -> None:
    space = open_space()
    topic = topic_in(space, replies=22)
    actions.accept_solution(own(topic, 22), actor=topic.author)
    assert "Réponse 21." in page(client, topic, "?page=1")
    assert "data-accepted" in page(client, topic, "?page=2")


def test_a_hidden_message_is_read_by_the_hosts_and_its_author(client: Client, signed_in: SignIn) -> None:
    space = open_space()
    topic, author, host = topic_in(space), member_of(space), host_of(space)
    post = actions.reply(topic, author=author, body="Un mot de trop")
    actions.hide_post(own(topic, post.nr), actor=host)
    assert "Un mot de trop" not in page(client, topic)
    assert "Message masqué" in page(client, topic)
    for person in (author, host):
        assert "Un mot de trop" in page(signed_in(person), topic)


def test_the_first_message_of_somebody_who_left_still_reads(client: Client) -> None:
    topic = topic_in(open_space())
    Post.objects.update(author=None)
    assert "Agent parti" in page(client, topic)


def test_what_is_linked_stands_on_top(client: Client) -> None:
    card = published_card()
    topic = topic_in(open_space(), links=[card, card])
    assert page(client, topic).count(card.get_absolute_url()) == 1


def test_gestures(signed_in: SignIn) -> None:
    space = open_space()
    reader = member_of(space)
    topic = topic_in(space, author=reader, replies=1)
    client = signed_in(reader)
    thank = reverse("community:post-thank", args=[topic.slug, 2])
    assert client.post(thank, {"do": "remercier"}).url == f"{topic.get_absolute_url()}?page=1#m2"
    assert own(topic, 2).thanks_count == 1
    client.post(thank, {"do": "reprendre"})
    assert own(topic, 2).thanks_count == 0
    client.post(reverse("community:post-accept", args=[topic.slug, 2]))
    topic.refresh_from_db()
    assert topic.solution == own(topic, 2)
    client.post(reverse("community:topic-follow", args=[topic.slug]), {"level": "muet"})
    assert UserTopic.objects.get(user=reader, topic=topic).level == "muet"


@pytest.mark.parametrize(
    ("name", "deed"),
    [("topic-moderate", "fermer"), ("topic-moderate", "masquer"), ("topic-edit", ""), ("topic-moderate", "x")],
)
def test_a_member_does_not_moderate(signed_in: SignIn, name: str, deed: str) -> None:
    space = open_space()
    topic = topic_in(space)
    response = signed_in(member_of(space)).post(
        reverse(f"community:{name}", args=[topic.slug]), {"do": deed, "title": "Un autre titre", "kind": "question"}
    )
    assert response.status_code == (400 if deed == "x" else 403)
    topic.refresh_from_db()
    assert topic.is_open
    assert topic.title != "Un autre titre"


def test_a_host_closes_hides_and_shows_again(signed_in: SignIn, client: Client) -> None:
    space = open_space()
    topic, host = topic_in(space, replies=1), signed_in(host_of(space))
    address = reverse("community:topic-moderate", args=[topic.slug])
    host.post(address, {"do": "fermer"})
    assert "Fermé" in page(client, topic)
    host.post(address, {"do": "masquer"})
    assert client.get(topic.get_absolute_url()).status_code == 404
    assert signed_in(UserFactory()).get(topic.get_absolute_url()).status_code == 404
    assert "Masqué" in page(host, topic)
    host.post(address, {"do": "montrer"})
    host.post(address, {"do": "rouvrir"})
    topic.refresh_from_db()
    assert topic.is_open
    host.post(reverse("community:post-moderate", args=[topic.slug, 2]), {"do": "masquer"})
    assert not own(topic, 2).is_visible


def test_messages_name_the_pages_they_cite_that_the_reader_may_see(
    client: Client, django_assert_num_queries: Any
) -> None:
    space = open_space()
    cited, hidden, other = published_card(), draft_card(title="Fiche cachée"), topic_in(space)
    author = member_of(space)
    things = (cited, hidden, other, space)
    body = " ".join(f"[voir]({thing.get_absolute_url()})" for thing in things)
    topic = actions.start_topic(space, author=author, title="Qui l’a fait ?", body=body, links=[cited])
    with django_assert_num_queries(VISITOR_QUERIES + 1):
        html = page(client, topic)
    assert "Pages citées" in html
    assert other.title in html
    assert "Fiche cachée" not in html
