"""The directory and the pages of people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.enums import SpaceKind
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import member_of, open_space, topic_in
from tests.support.factories.content import draft_initiative, published_initiative
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Client]


def agent(name: str, handle: str, town: str = "", **fields: Any) -> Any:
    person = UserFactory(name=name, handle=handle, **fields)
    if town:
        place = CollectiviteFactory(name=town)
        person.memberships.create(
            collectivite=place, function="chargée d’accueil", is_main=True, verified_at=timezone.now()
        )
    return person


def page(client: Client, handle: str) -> Any:
    return client.get(reverse("community:person", args=[handle]))


def test_the_directory_is_for_members_and_holds_those_who_chose_it(client: Client, signed_in: SignIn) -> None:
    agent("Ada Lovelace", "ada-lovelace")
    agent("Marie Absente", "marie-absente", show_in_directory=False)
    agent("Paul Parti", "paul-parti", is_active=False)
    assert client.get("/annuaire/").url.startswith("/compte/")
    text = signed_in(agent("Moi", "moi")).get("/annuaire/").content.decode()
    assert "Ada Lovelace" in text
    assert "Marie Absente" not in text
    assert "Paul Parti" not in text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("héloïse", ["Héloïse Ôry"]),
        ("heloise ory", ["Héloïse Ôry"]),
        ("vichy", ["Héloïse Ôry"]),
        ("heloise vichy", ["Héloïse Ôry"]),
        ("heloise nevers", []),
        ("agent", ["Agent Second"]),
        ("zzz", []),
        ("", ["Agent Second", "Héloïse Ôry"]),
        ("%_'\x00", None),
    ],
)
def test_people_are_found_by_name_or_place(signed_in: SignIn, typed: str, found: list[str] | None) -> None:
    agent("Héloïse Ôry", "heloise-ory", town="Vichy")
    agent("Agent Second", "agent-second", town="Nevers")
    me = agent("Moi", "moi", show_in_directory=False)
    answer = signed_in(me).get("/annuaire/", {"q": typed})
    assert answer.status_code == 200
    if found is not None:
        assert [line.name for line, _place in answer.context["people"]] == found


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_directory(signed_in: SignIn, rows: int, django_assert_num_queries: Any) -> None:
    for number in range(rows):
        agent(f"Agent {number}", f"agent-n-{number}", town=f"Ville {number}")
    client = signed_in(agent("Moi", "moi"))
    with django_assert_num_queries(5):
        client.get("/annuaire/")


def test_a_person_shows_who_they_are_to_members(client: Client, signed_in: SignIn) -> None:
    agent("Ada Lovelace", "ada", town="Vichy", bio="Je calcule.")
    text = page(signed_in(UserFactory()), "ada").content.decode()
    for shown in ("Ada Lovelace", "chargée d’accueil · Vichy", "Je calcule.", "@ada"):
        assert shown in text
    assert "@mairie.example" not in text
    assert page(client, "ada").status_code == 404  # said nothing in public


def test_one_who_wrote_in_public_has_a_page_without_their_presentation(client: Client) -> None:
    ada = agent("Ada Lovelace", "ada", bio="Je calcule.", show_in_directory=False)
    space = open_space()
    member_of(space, ada)
    topic_in(space, author=ada, title="Calculer à la main")
    secret = open_space(SpaceKind.PRIVATE)
    member_of(secret, ada)
    topic_in(secret, author=ada, title="Entre nous")
    text = page(client, "ada").content.decode()
    assert "Calculer à la main" in text
    assert "Entre nous" not in text
    assert "Je calcule." not in text


def test_one_who_is_not_listed_and_said_nothing_does_not_exist(signed_in: SignIn) -> None:
    hidden = agent("Marie Absente", "marie", show_in_directory=False, bio="Discrète.")
    assert page(signed_in(UserFactory()), "marie").status_code == 404
    assert "Discrète." in page(signed_in(hidden), "marie").content.decode()


def test_a_page_lists_what_the_person_published_and_nothing_else(client: Client) -> None:
    author = UserFactory(show_in_directory=False)
    page = reverse("community:person", args=[author.handle])
    draft_initiative(author=author, title="Pas encore")
    assert client.get(page).status_code == 404
    published_initiative(author=author, title="Un guichet au marché")
    html = client.get(page).content.decode()
    assert "Un guichet au marché" in html
    assert "Pas encore" not in html
