"""Who may do what: one table, role by action."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from accounts.models import User
from foundation.history.editorial import WrongState
from foundation.history.enums import EditorialState
from methods import actions
from methods.models import MethodCard
from methods.queries import cards_visible_to
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, card_in, draft_card

pytestmark = pytest.mark.django_db
DRAFT, SUBMITTED, TO_REVISE, PUBLISHED, ARCHIVED = EditorialState
ROLES = ("visitor", "agent", "author", "editor", "editor who wrote it", "administrator")


def person(role: str, card: MethodCard) -> Any:
    """Somebody who holds this role for the card."""
    if role == "visitor":
        return AnonymousUser()
    if role == "author":
        return card.authors.get()
    user = UserFactory(is_editor=role.startswith("editor"), is_staff=role == "administrator")
    if role == "editor who wrote it":
        card.authors.add(user)
    return user


DOES = {
    "edit": lambda card, user: actions.edit_card(card, actor=user, data=card_data(), base=card.latest_version),
    "restore": lambda card, user: actions.restore_card(card, 1, actor=user, base=card.latest_version),
    "submit": lambda card, user: actions.submit_card(card, actor=user),
    "ask changes": lambda card, user: actions.ask_changes_on_card(card, actor=user, comment="À préciser."),
    "publish": lambda card, user: actions.publish_card(card, actor=user),
    "archive": lambda card, user: actions.archive_card(card, actor=user, comment="Dépassée."),
}
MAY = {
    # action: (state, who may)
    "edit": (PUBLISHED, {"author", "editor", "editor who wrote it"}),
    "restore": (PUBLISHED, {"author", "editor", "editor who wrote it"}),
    "submit": (DRAFT, {"author", "editor", "editor who wrote it"}),
    "ask changes": (SUBMITTED, {"editor", "editor who wrote it"}),
    "publish": (SUBMITTED, {"editor"}),
    "archive": (PUBLISHED, {"editor", "editor who wrote it"}),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", DOES)
def test_who_may_do_what(action, role):
    state, allowed = MAY[action]
    card = card_in(state, author=UserFactory())
    user = person(role, card)
    if role in allowed:
        DOES[action](card, user)
    else:
        with pytest.raises(PermissionDenied):
            DOES[action](card, user)


SEES = {
    DRAFT: {"author", "editor", "editor who wrote it"},
    SUBMITTED: {"author", "editor", "editor who wrote it"},
    TO_REVISE: {"author", "editor", "editor who wrote it"},
    PUBLISHED: set(ROLES),
    ARCHIVED: set(ROLES),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", SEES)
def test_who_sees_a_card_in_each_state(state, role):
    card = card_in(state, author=UserFactory())
    user = person(role, card)
    assert cards_visible_to(user).filter(pk=card.pk).exists() == (role in SEES[state])


POSSIBLE = {
    "submit": {DRAFT, TO_REVISE},
    "ask changes": {SUBMITTED},
    "publish": {SUBMITTED},
    "archive": {PUBLISHED},
}


@pytest.mark.parametrize("state", EditorialState)
@pytest.mark.parametrize("action", POSSIBLE)
def test_a_step_is_only_possible_from_its_states(action, state):
    card = card_in(state, author=UserFactory())
    editor = UserFactory(is_editor=True)
    if state in POSSIBLE[action]:
        DOES[action](card, editor)
    else:
        with pytest.raises(WrongState):
            DOES[action](card, editor)


def test_a_visitor_cannot_draft():
    with pytest.raises(PermissionDenied):
        actions.draft_card(actor=AnonymousUser(), data=card_data())


def test_any_member_may_draft():
    user: User = UserFactory()
    assert list(draft_card(author=user).authors.all()) == [user]
