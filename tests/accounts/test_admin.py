"""People in the administration."""

import pytest
from django.urls import reverse

from accounts.enums import AuditKind
from accounts.models import AuditEvent, EmailDomain, User
from tests.support.factories.accounts import UserFactory
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    return UserFactory(is_staff=True, is_superuser=True)


def save(client, person: User, **changes: str):
    data = {"name": person.name, "is_active": "on"} | changes
    return client.post(reverse("admin:accounts_user_change", args=[person.pk]), data)


def test_giving_a_role_leaves_a_trace(signed_in, administrator, agent):
    save(signed_in(administrator), agent, is_editor="on")

    agent.refresh_from_db()
    assert agent.is_editor
    assert AuditEvent.objects.get(kind=AuditKind.ROLE_CHANGED).subject == agent


def test_nobody_takes_their_own_role_away(signed_in, administrator):
    save(signed_in(administrator), administrator)

    administrator.refresh_from_db()
    assert administrator.is_staff


def test_closing_an_account_closes_its_sessions(signed_in, administrator, agent):
    theirs = signed_in(agent)

    save(signed_in(administrator), agent, is_active="")

    assert theirs.get(reverse("accounts:hub")).status_code == 302


def test_the_address_is_not_changed_from_there(signed_in, administrator, agent):
    save(signed_in(administrator), agent, email="autre@mairie.example")

    assert User.objects.get(pk=agent.pk).email == agent.email


@pytest.mark.parametrize(
    ("domain", "kept"), [("mairie.example", 1), ("gmail.com", 0), ("@mairie", 0), ("MAIRIE.fr", 0)]
)
def test_only_a_domain_that_proves_something_is_kept(signed_in, administrator, domain, kept):
    data = {"collectivite": CollectiviteFactory().pk, "domain": domain}

    signed_in(administrator).post(reverse("admin:accounts_emaildomain_add"), data)

    assert EmailDomain.objects.count() == kept


@pytest.mark.parametrize("name", ["user", "membership", "emaildomain", "auditevent"])
def test_every_list_opens(signed_in, administrator, name):
    assert signed_in(administrator).get(reverse(f"admin:accounts_{name}_changelist")).status_code == 200


def test_an_agent_has_no_administration(signed_in, agent):
    assert signed_in(agent).get("/administration/accounts/user/").status_code in {302, 403}
