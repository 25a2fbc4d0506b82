"""Creating people, their profile, their roles."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from accounts import actions
from accounts.enums import AuditKind, ConsentKind
from accounts.models import AuditEvent, Consent, User
from tests.support.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_created_person_can_sign_in(client):
    lea = actions.create_person("Léa Martin", "Lea@Mairie.example", "quatre mots bien choisis", is_editor=True)

    assert (lea.email, lea.handle, lea.is_editor) == ("lea@mairie.example", "lea-martin", True)
    assert EmailAddress.objects.get(user=lea).verified
    assert client.login(email="lea@mairie.example", password="quatre mots bien choisis")


def test_one_account_an_address():
    actions.create_person("Léa Martin", "lea@mairie.example", "quatre mots bien choisis")

    with pytest.raises(IntegrityError):
        actions.create_person("Léa Martin", "LEA@mairie.example", "quatre mots bien choisis")


def test_a_name_that_gives_no_letters_still_gives_a_handle():
    lea = actions.create_person("李娜", "li@mairie.example", "quatre mots bien choisis")

    assert lea.handle == "agent"


def test_an_administrator_made_by_command_has_a_page_too():
    administrator = User.objects.create_superuser("ada@mairie.example", "Ada Lefèvre", "quatre mots bien choisis")

    assert (administrator.handle, administrator.is_staff) == ("ada-lefevre", True)


def test_only_oneself_changes_a_profile(agent):
    with pytest.raises(PermissionDenied):
        actions.update_profile(agent, actor=UserFactory(is_staff=True), name="Autre")


def test_a_profile_gives_no_role(agent):
    with pytest.raises(TypeError):
        actions.update_profile(agent, actor=agent, is_staff=True)


def test_a_change_of_role_leaves_a_trace(agent):
    administrator = UserFactory(is_staff=True)

    actions.change_roles(agent, actor=administrator, is_editor=True, is_staff=False)
    actions.change_roles(agent, actor=administrator, is_editor=True, is_staff=False)

    event = AuditEvent.objects.get(kind=AuditKind.ROLE_CHANGED)
    assert (event.actor, event.subject, event.detail) == (administrator, agent, "is_editor=True is_staff=False")


def test_nobody_changes_their_own_role():
    administrator = UserFactory(is_staff=True)

    with pytest.raises(PermissionDenied):
        actions.change_roles(administrator, actor=administrator, is_editor=True, is_staff=True)


def test_a_consent_withdrawn_can_be_given_again(agent):
    actions.give_consent(agent, kind=ConsentKind.CHARTER, version="1")
    actions.withdraw_consent(agent, kind=ConsentKind.CHARTER)
    actions.give_consent(agent, kind=ConsentKind.CHARTER, version="1")

    assert [consent.withdrawn_at is None for consent in Consent.objects.order_by("pk")] == [False, True]
