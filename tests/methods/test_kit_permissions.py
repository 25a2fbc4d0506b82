"""Who may do what with a kit: role × action, for a private, a shared and a starter kit."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from methods.permissions import kits as permissions
from tests.support.factories.accounts import UserFactory
from tests.support.factories.kits import kit, shared_kit, starter_kit
from tests.support.factories.methods import archived_card, draft_card, published_card

pytestmark = pytest.mark.django_db

ROLES = ("visitor", "owner", "member", "editor")
READ, EDIT, FORK, WITHDRAW = "can_read_kit", "can_edit_kit", "can_fork_kit", "can_withdraw_kit"
ALLOWED = {
    "private": {READ: {"owner"}, EDIT: {"owner"}, FORK: {"owner"}, WITHDRAW: set()},
    "shared": {READ: set(ROLES), EDIT: {"owner"}, FORK: {"owner", "member", "editor"}, WITHDRAW: {"editor"}},
    "starter": {READ: set(ROLES), EDIT: set(), FORK: {"owner", "member", "editor"}, WITHDRAW: set()},
}
PAGES = {
    "methods:kit": READ,
    "methods:kit-edit": EDIT,
    "methods:kit-add": EDIT,
    "methods:kit-delete": EDIT,
    "methods:kit-fork": FORK,
}


@pytest.fixture
def people(agent, editor):
    return {"visitor": AnonymousUser(), "owner": agent, "member": UserFactory(), "editor": editor}


@pytest.fixture
def kits(agent):
    return {"private": kit(owner=agent), "shared": shared_kit(owner=agent), "starter": starter_kit()}


@pytest.mark.parametrize("action", [READ, EDIT, FORK, WITHDRAW])
@pytest.mark.parametrize("name", ALLOWED)
def test_the_table(name, action, people, kits):
    allowed = {role for role, person in people.items() if getattr(permissions, action)(person, kits[name])}
    assert allowed == ALLOWED[name][action]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ALLOWED)
def test_the_pages_answer_as_the_table_says(name, page, people, kits, client, signed_in):
    url = reverse(page, args=[kits[name].slug])
    for role, person in people.items():
        if role == "visitor":
            expected = 200 if role in ALLOWED[name][PAGES[page]] else (404 if page == "methods:kit" else 302)
            assert client.get(url).status_code == expected, role
        else:
            expected = 200 if role in ALLOWED[name][PAGES[page]] else 404
            assert signed_in(person).get(url).status_code == expected, role


def test_only_what_is_on_line_goes_in_a_kit(agent):
    assert permissions.can_put_in_kit(agent, published_card())
    assert not permissions.can_put_in_kit(agent, archived_card(title="Ancienne"))
    assert not permissions.can_put_in_kit(agent, draft_card(author=agent))
    assert not permissions.can_put_in_kit(AnonymousUser(), published_card(title="Autre"))
