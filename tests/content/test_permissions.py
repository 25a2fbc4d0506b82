"""Who may do what: one table, role by action."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from content import actions
from content.models import Initiative
from content.parts import part_called
from content.permissions import can_read_initiative
from content.queries import initiatives_visible_to
from foundation.files import files_of
from foundation.history.editorial import WrongState
from foundation.history.enums import EditorialState
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, initiative_data, initiative_in

pytestmark = pytest.mark.django_db
DRAFT, SUBMITTED, TO_REVISE, PUBLISHED, ARCHIVED = EditorialState
ROLES = ("visitor", "agent", "author", "editor", "editor who wrote it", "administrator")
WRITERS = {"author", "editor", "editor who wrote it"}


def person(role: str, initiative: Initiative) -> Any:
    """Somebody who holds this role for the initiative."""
    if role == "visitor":
        return AnonymousUser()
    if role == "author":
        return initiative.authors.get()
    user = UserFactory(is_editor=role.startswith("editor"), is_staff=role == "administrator")
    if role == "editor who wrote it":
        initiative.authors.add(user)
    return user


def join(initiative: Initiative, user: Any) -> Any:
    return actions.join_document(initiative, SimpleUploadedFile("bilan.txt", b"Bilan."), actor=user)


def declare(initiative: Initiative, user: Any) -> None:
    stored = join(initiative, initiative.authors.first())
    actions.declare_rights(initiative, stored, actor=user, caption="", credit="", rights="propre")


def leave(initiative: Initiative, user: Any) -> None:
    """Whoever leaves, another stays."""
    initiative.authors.add(UserFactory())
    actions.remove_author(initiative, user, actor=user)


def part(initiative: Initiative, user: Any) -> Any:
    typed = initiative_data(problem="Autrement.")
    return actions.edit_part(initiative, part_called("probleme"), actor=user, typed=typed, base=1)


def keep(initiative: Initiative, user: Any) -> None:
    actions.keep_typed(initiative, "probleme", actor=user, typed={"problem": ["Autre"]}, base=1)


def take_off(initiative: Initiative, user: Any) -> None:
    """Taking somebody else off."""
    other = UserFactory()
    initiative.authors.add(other)
    actions.remove_author(initiative, other, actor=user)


def remove(initiative: Initiative, user: Any) -> None:
    stored = join(initiative, initiative.authors.first())
    actions.remove_document(initiative, stored, actor=user)
    assert not files_of(initiative).exists()


DOES = {
    "edit": lambda row, user: actions.edit_initiative(row, actor=user, data=initiative_data(), base=row.latest_version),
    "edit a part": part,
    "keep what is typed": keep,
    "name an author": lambda row, user: actions.name_author(row, UserFactory(), actor=user),
    "leave": leave,
    "take an author off": take_off,
    "declare rights": declare,
    "restore": lambda row, user: actions.restore_initiative(row, 1, actor=user, base=row.latest_version),
    "join a document": join,
    "remove a document": remove,
    "submit": lambda row, user: actions.submit_initiative(row, actor=user),
    "ask changes": lambda row, user: actions.ask_changes_on_initiative(row, actor=user, comment="À préciser."),
    "publish": lambda row, user: actions.publish_initiative(row, actor=user),
    "archive": lambda row, user: actions.archive_initiative(row, actor=user, comment="Dépassée."),
}
MAY = {
    # action: (state, who may)
    "edit": (PUBLISHED, WRITERS),
    "edit a part": (PUBLISHED, WRITERS),
    "keep what is typed": (PUBLISHED, WRITERS),
    "name an author": (PUBLISHED, WRITERS),
    "leave": (DRAFT, WRITERS),
    "take an author off": (PUBLISHED, {"editor", "editor who wrote it"}),
    "declare rights": (PUBLISHED, WRITERS),
    "restore": (PUBLISHED, WRITERS),
    "join a document": (PUBLISHED, WRITERS),
    "remove a document": (PUBLISHED, WRITERS),
    "submit": (DRAFT, WRITERS),
    "ask changes": (SUBMITTED, {"editor", "editor who wrote it"}),
    "publish": (SUBMITTED, {"editor"}),
    "archive": (PUBLISHED, {"editor", "editor who wrote it"}),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", DOES)
def test_who_may_do_what(action, role):
    state, allowed = MAY[action]
    initiative = initiative_in(state)
    user = person(role, initiative)
    if role in allowed:
        DOES[action](initiative, user)
    else:
        with pytest.raises(PermissionDenied):
            DOES[action](initiative, user)


SEES = {DRAFT: WRITERS, SUBMITTED: WRITERS, TO_REVISE: WRITERS, PUBLISHED: set(ROLES), ARCHIVED: set(ROLES)}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", SEES)
def test_who_sees_an_initiative_in_each_state(state, role):
    initiative = initiative_in(state)
    user = person(role, initiative)
    assert initiatives_visible_to(user).filter(pk=initiative.pk).exists() == (role in SEES[state])
    assert can_read_initiative(user, initiative) == (role in SEES[state])


POSSIBLE = {"submit": {DRAFT, TO_REVISE}, "ask changes": {SUBMITTED}, "publish": {SUBMITTED}, "archive": {PUBLISHED}}


@pytest.mark.parametrize("state", EditorialState)
@pytest.mark.parametrize("action", POSSIBLE)
def test_a_step_is_only_possible_from_its_states(action, state):
    initiative = initiative_in(state)
    editor = UserFactory(is_editor=True)
    if state in POSSIBLE[action]:
        DOES[action](initiative, editor)
    else:
        with pytest.raises(WrongState):
            DOES[action](initiative, editor)


def test_a_visitor_proposes_nothing():
    with pytest.raises(PermissionDenied):
        actions.draft_initiative(actor=AnonymousUser(), data=initiative_data())


def test_somebody_whose_account_is_closed_proposes_nothing():
    with pytest.raises(PermissionDenied):
        actions.draft_initiative(actor=UserFactory(is_active=False), data=initiative_data())


def test_any_member_may_propose():
    user = UserFactory()
    assert list(draft_initiative(author=user).authors.all()) == [user]
