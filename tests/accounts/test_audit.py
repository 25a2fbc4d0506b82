"""Traces of sensitive acts."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts.actions import change_roles, join_collectivite, refuse_membership, verify_membership
from accounts.actions.personal_data import erase_my_account, request_export
from accounts.enums import AuditKind
from accounts.models import AuditEvent
from tests.accounts.conftest import PHRASE, log_in
from tests.support.factories.accounts import PASSWORD, UserFactory
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db

NEW_PASSWORD = {"oldpassword": PHRASE, "password1": "cinq mots tout neufs ici", "password2": "cinq mots tout neufs ici"}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_only_the_network_is_kept(address, network):
    assert audit.network_of(address) == network


def test_an_event_is_never_changed_nor_deleted(agent):
    event = audit.record(AuditKind.LOGGED_IN, actor=agent)

    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_events_go_after_a_year(agent):
    with time_machine.travel(timezone.now() - dt.timedelta(days=366)):
        audit.record(AuditKind.LOGGED_IN, actor=agent)
    kept = audit.record(AuditKind.LOGGED_IN, actor=agent)

    assert audit.purge() == 1
    assert AuditEvent.objects.get() == kept


def test_a_failed_login_is_kept_without_the_address_typed(client, agent):
    for email in (agent.email, "personne@mairie.example"):
        client.post(
            reverse("account_login"), {"login": email, "password": "pas le bon du tout"}, REMOTE_ADDR="192.0.2.77"
        )

    events = AuditEvent.objects.filter(kind=AuditKind.LOGIN_FAILED).order_by("pk")
    assert [(event.subject, event.address) for event in events] == [(agent, "192.0.2.0/24"), (None, "192.0.2.0/24")]
    assert "personne" not in "".join(event.detail for event in events)


def test_a_login_is_kept(client, lea):
    log_in(client)

    assert AuditEvent.objects.get(kind=AuditKind.LOGGED_IN).actor == lea


def test_a_change_of_security_is_kept(signed_in, agent):
    client = signed_in(agent)
    change = {"oldpassword": PASSWORD, "password1": "cinq mots tout neufs ici", "password2": "cinq mots tout neufs ici"}

    client.post(reverse("account_change_password"), change)

    event = AuditEvent.objects.get(kind=AuditKind.SECURITY_CHANGED)
    assert (event.actor, event.detail) == (agent, "password_changed")


def test_every_kind_of_act_leaves_one_row(client, lea):
    """The catalogue: what each act leaves, and that no kind is forgotten."""
    administrator, here = UserFactory(is_staff=True), CollectiviteFactory
    waiting = [join_collectivite(here(), actor=UserFactory()) for _ in range(2)]
    acts = {
        AuditKind.LOGIN_FAILED: lambda: log_in(client, password="pas le bon du tout"),
        AuditKind.LOGGED_IN: lambda: log_in(client),
        AuditKind.SECURITY_CHANGED: lambda: client.post(reverse("account_change_password"), NEW_PASSWORD),
        AuditKind.ROLE_CHANGED: lambda: change_roles(lea, actor=administrator, is_editor=True, is_staff=False),
        AuditKind.MEMBERSHIP_VERIFIED: lambda: verify_membership(waiting[0], actor=administrator),
        AuditKind.MEMBERSHIP_REFUSED: lambda: refuse_membership(waiting[1], actor=administrator, reason="Non"),
        AuditKind.DATA_EXPORTED: lambda: request_export(lea, actor=lea),
        AuditKind.ACCOUNT_ERASED: lambda: erase_my_account(lea, actor=lea, remove_contributions=False),
    }
    assert set(acts) == set(AuditKind)

    for kind, act in acts.items():
        before = AuditEvent.objects.count()
        act()
        assert AuditEvent.objects.filter(kind=kind).count() == 1, kind
        assert AuditEvent.objects.count() == before + 1, kind
