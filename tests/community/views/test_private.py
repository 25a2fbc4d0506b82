"""What one may not see does not exist: a private space, at every address, in every list."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from community import actions
from community.dashboard import answers_in_my_threads, question_without_answer
from community.enums import SpaceKind
from community.urls import post_urls, space_urls, topic_urls
from foundation.markup.citations import resolve
from foundation.search import search
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import member_of, open_space, topic_in
from tests.support.factories.methods import published_card
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
CANARY = "ornithorynque"
SignIn = Callable[[Any], Client]


@pytest.fixture
def secret() -> Any:
    """A thread of a private space, about a card, whose every text holds the canary."""
    space = open_space(SpaceKind.PRIVATE, name=f"Cohorte {CANARY}")
    topic = topic_in(space, title=f"Le fil {CANARY}", body=CANARY, links=[published_card()])
    actions.reply(topic, author=member_of(space), body=CANARY)
    run_jobs()
    return topic


def addresses(topic: Any) -> list[str]:
    slugs = [(space_urls, [topic.space.slug]), (topic_urls, [topic.slug]), (post_urls, [topic.slug, 2])]
    return [reverse(f"community:{url.name}", args=args) for urls, args in slugs for url in urls]


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_is_absent_for_a_stranger(signed_in: SignIn, secret: Any, method: str) -> None:
    stranger = signed_in(UserFactory())
    absent = getattr(stranger, method)("/communaute/fils/nulle-part/")
    for address in addresses(secret):
        answer = getattr(stranger, method)(address)
        # An address that only takes the other method answers 405 to everybody, whatever it names.
        expected = answer.status_code if answer.status_code == 405 else 404
        assert answer.status_code == expected, address
        assert CANARY not in answer.content.decode().replace(address, "")  # pages repeat where one is
    assert absent.status_code in {404, 405}


def test_a_visitor_is_sent_to_the_door_or_to_nothing(client: Client, secret: Any) -> None:
    for address in addresses(secret):
        answer = client.get(address)
        assert answer.status_code in {302, 404, 405}, address
        assert answer.status_code != 302 or answer.url.startswith("/compte/")


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_no_list_search_feed_or_person_page_tells(
    client: Client, signed_in: SignIn, secret: Any, is_signed_in: bool
) -> None:
    reader: Any = UserFactory() if is_signed_in else AnonymousUser()
    client = signed_in(reader) if is_signed_in else client
    card = secret.links.get().target
    pages = ["/communaute/", reverse("community:for-object", args=["methode", card.slug]), "/communaute/ouvrir-un-fil/"]
    pages.append(reverse("community:topic-similar") + f"?title={CANARY}")
    pages.append(reverse("community:person", args=[secret.author.handle]))
    for address in pages:
        assert CANARY not in client.get(address).content.decode().replace(f"title={CANARY}", ""), address
    assert not search(CANARY, user=reader).hits
    assert resolve([secret.get_absolute_url(), secret.space.get_absolute_url()], reader) == {}
    if is_signed_in:
        assert not [*answers_in_my_threads(reader), *question_without_answer(reader)]


def test_a_member_finds_it_all(signed_in: SignIn, secret: Any) -> None:
    member = member_of(secret.space)
    client = signed_in(member)
    assert CANARY in client.get("/communaute/").content.decode()
    assert CANARY in client.get(secret.get_absolute_url()).content.decode()
    assert [hit.title for hit in search(CANARY, user=member).hits] == [secret.title]
    assert len(resolve([secret.get_absolute_url(), secret.space.get_absolute_url()], member)) == 2


def test_one_who_left_sees_nothing_more(signed_in: SignIn, secret: Any) -> None:
    author = secret.author
    actions.leave_space(secret.space, user=author)
    client = signed_in(author)
    assert client.get(secret.get_absolute_url()).status_code == 404
    assert CANARY not in client.get(reverse("community:person", args=[author.handle])).content.decode()
    assert not list(answers_in_my_threads(author))


def test_a_private_space_has_no_feed_even_for_its_members(signed_in: SignIn, secret: Any) -> None:
    address = reverse("community:space-feed", args=[secret.space.slug])
    assert signed_in(member_of(secret.space)).get(address).status_code == 404
