"""The index and the pages of a space."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community import actions
from community.enums import Level, SpaceKind
from community.models import Membership
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Client]
INDEX = "/communaute/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_index(client: Client, signed_in: SignIn, rows: int, django_assert_num_queries: Any) -> None:
    reader = UserFactory()
    for _ in range(rows):
        space = open_space()
        member_of(space, reader)
        topic_in(space)
    member = signed_in(reader)
    with django_assert_num_queries(2):
        client.get(INDEX)
    with django_assert_num_queries(8):
        member.get(INDEX)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("chosen", ["", "sans-reponse", "non-lus"])
def test_the_cost_of_a_space(
    client: Client, signed_in: SignIn, rows: int, chosen: str, django_assert_num_queries: Any
) -> None:
    space = open_space()
    host_of(space)
    member = signed_in(member_of(space))
    for _ in range(rows):
        topic_in(space)
    address = f"{space.get_absolute_url()}?filtre={chosen}"
    with django_assert_num_queries(4):
        client.get(address)
    with django_assert_num_queries(8):
        member.get(address)


def test_the_index_tells_where_something_is_unread(signed_in: SignIn) -> None:
    space = open_space(name="Accueil")
    reader = member_of(space)
    topic_in(space)
    topic_in(space)
    text = signed_in(reader).get(INDEX).content.decode()
    assert '<span class="badge">2</span>' in text
    assert text.count("data-unread") == 3  # the space and its two threads


def test_an_empty_room_says_what_to_do(client: Client) -> None:
    text = client.get(INDEX).content.decode()
    assert "Aucun espace pour le moment" in text
    assert "Personne n’a encore ouvert de fil" in text


def test_a_visitor_sees_public_spaces_only(client: Client) -> None:
    for kind in SpaceKind:
        topic_in(open_space(kind, name=f"Espace {kind.value}"), title=f"Fil de l’espace {kind.value}")
    text = client.get(INDEX).content.decode()
    assert "Fil de l’espace public" in text
    for kind in set(SpaceKind) - {SpaceKind.PUBLIC}:
        assert f"espace {kind.value}" not in text.lower()


def test_threads_are_filtered(signed_in: SignIn) -> None:
    space = open_space()
    reader = member_of(space)
    topic_in(space, title="Une question sans réponse")
    answered = topic_in(space, title="Une question qui a sa réponse", replies=1)
    actions.mark_read(answered, user=reader, nr=2)
    client, base = signed_in(reader), space.get_absolute_url()
    texts = {
        chosen: client.get(f"{base}?filtre={chosen}").content.decode() for chosen in ("", "sans-reponse", "non-lus")
    }
    assert ["qui a sa réponse" in text for text in texts.values()] == [True, False, False]
    assert ["Une question sans réponse" in text for text in texts.values()] == [True, True, True]


def test_a_long_list_goes_on_page_after_page(client: Client) -> None:
    space = open_space()
    author = member_of(space)
    topics = [topic_in(space, author=author) for _ in range(23)]
    first = client.get(space.get_absolute_url())
    assert len(first.context["rows"]) == 20
    following = client.get(space.get_absolute_url(), {"page": first.context["page"].following})
    seen = [row.topic.pk for page in (first, following) for row in page.context["rows"]]
    assert seen == [topic.pk for topic in reversed(topics)]


def test_hosts_still_find_a_hidden_thread(client: Client, signed_in: SignIn) -> None:
    space = open_space()
    host = host_of(space)
    topic = topic_in(space, title="Un fil à cacher")
    actions.hide_topic(topic, actor=host)
    assert "Un fil à cacher" not in client.get(space.get_absolute_url()).content.decode()
    assert "Un fil à cacher" in signed_in(host).get(space.get_absolute_url()).content.decode()
    assert "Un fil à cacher" not in signed_in(host).get(INDEX).content.decode()


def test_joining_following_reading_leaving(signed_in: SignIn) -> None:
    space, agent = open_space(), UserFactory()
    client, base = signed_in(agent), space.get_absolute_url()
    assert "Accepter la charte" in client.get(f"{base}charte/").content.decode()
    assert client.post(f"{base}charte/").url == base
    assert "Accepter la charte" not in client.get(f"{base}charte/").content.decode()
    assert client.post(f"{base}charte/").url == base  # twice is once
    client.post(f"{base}suivre/", {"level": "suivre"})
    assert Membership.objects.get(user=agent).level == Level.WATCHING
    client.post(f"{base}suivre/", {"level": "n’importe quoi"})
    assert Membership.objects.get(user=agent).level == Level.WATCHING
    topic_in(space)
    client.post(f"{base}tout-lu/")
    assert "Vous avez tout lu" in client.get(f"{base}?filtre=non-lus").content.decode()
    assert "Quitter l’espace" in client.get(f"{base}quitter/").content.decode()
    assert client.post(f"{base}quitter/").url == INDEX
    assert Membership.objects.active().filter(user=agent).count() == 0


def test_the_way_back_stays_on_the_site(signed_in: SignIn) -> None:
    space = open_space()
    sent = {"next": "https://ailleurs.example/"}
    answer = signed_in(UserFactory()).post(reverse("community:space-join", args=[space.slug]), sent)
    assert answer.url == space.get_absolute_url()


def test_the_feed_of_a_public_space(client: Client) -> None:
    space = open_space(name="Accueil")
    topic = topic_in(space, title="Qui a <b>testé</b> ?")
    actions.hide_topic(topic_in(space, title="Caché"), actor=host_of(space))
    answer = client.get(reverse("community:space-feed", args=[space.slug]))
    assert answer["Content-Type"].startswith("application/atom+xml")
    text = answer.content.decode()
    assert topic.get_absolute_url() in text
    assert "&lt;b&gt;" in text
    assert "Caché" not in text
