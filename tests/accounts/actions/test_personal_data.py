"""A copy of one's data, and erasure."""

import datetime as dt
import json
from zipfile import ZipFile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.actions.personal_data import erase_my_account, purge_exports, request_export
from accounts.enums import AuditKind, ExportState
from accounts.models import AuditEvent, DataExport, User
from accounts.personal_data import registered_sections
from foundation.files import store_upload
from tests.accounts.conftest import HOME, PHRASE, log_in
from tests.support.client import SuspiciousClient
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db

CANARY = "Zzyzxcanari"


@pytest.fixture
def canary(client) -> User:
    """Somebody whose name cannot be anywhere else, with a trace in every corner of this room."""
    person = actions.create_person(f"Ana {CANARY}", f"ana@{CANARY}.example", PHRASE, bio=f"Je suis {CANARY}.")
    log_in(client, person.email)
    membership = actions.join_collectivite(CollectiviteFactory(), actor=person, function=f"{CANARY} en chef")
    actions.refuse_membership(membership, actor=UserFactory(is_staff=True), reason=f"{CANARY} inconnue")
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    upload = SimpleUploadedFile(f"{CANARY}.txt", b"bonjour", content_type="text/plain")
    store_upload(upload, owner=person, actor=person)
    client.post(reverse("account_reset_password"), {"email": person.email})
    return person


def archive_of(user: User) -> ZipFile:
    request_export(user, actor=user)
    run_jobs()
    return ZipFile(DataExport.objects.get(user=user).file.open("rb"))


def everything_stored() -> str:
    """Every value of every table, as text."""
    rows = (row for model in apps.get_models() for row in model._base_manager.values())
    return "\n".join(str(row) for row in rows)


def test_a_copy_holds_every_section_and_the_files(canary):
    archive = archive_of(canary)

    names = set(archive.namelist())
    assert {f"{section.key}.json" for section in registered_sections()} <= names
    assert any(name.startswith("fichiers/") and name.endswith(f"{CANARY}.txt") for name in names)
    assert json.loads(archive.read("profile.json"))["lignes"][0]["email"] == canary.email
    assert json.loads(archive.read("memberships.json"))["lignes"][0]["function"] == f"{CANARY} en chef"


def test_a_copy_holds_nobody_else(canary):
    other = MembershipFactory(user__name="Quelqu’un D’autre").user

    archive = archive_of(canary)

    assert not any(other.name in archive.read(name).decode() for name in archive.namelist() if name.endswith(".json"))


def test_only_one_copy_is_prepared_at_a_time(agent):
    first = request_export(agent, actor=agent)

    assert request_export(agent, actor=agent) == first


def test_a_preparation_that_died_does_not_block_the_next(agent):
    dead = request_export(agent, actor=agent)
    DataExport.objects.filter(pk=dead.pk).update(requested_at=timezone.now() - dt.timedelta(hours=2))

    assert request_export(agent, actor=agent) != dead


def test_preparing_twice_makes_one_copy(agent):
    from accounts.tasks import prepare_export

    export = request_export(agent, actor=agent)
    prepare_export(export.pk)
    first = DataExport.objects.get().file.name
    prepare_export(export.pk)

    assert DataExport.objects.get().file.name == first
    assert DataExport.objects.get().state == ExportState.READY


def test_copies_go_after_a_week(agent):
    archive_of(agent)
    export = DataExport.objects.get()
    DataExport.objects.update(requested_at=timezone.now() - dt.timedelta(days=8))

    assert purge_exports() == 1
    assert not storages["media"].exists(export.file.name)


def test_nobody_asks_for_somebody_else_s_copy(agent):
    with pytest.raises(PermissionDenied):
        request_export(agent, actor=UserFactory(is_staff=True))


@pytest.mark.parametrize("remove_contributions", [False, True])
def test_erasing_leaves_no_name_behind(canary, remove_contributions):
    archive_of(canary)
    assert everything_stored().lower().count(CANARY.lower()) >= 8

    erase_my_account(canary, actor=canary, remove_contributions=remove_contributions)

    stored = everything_stored()
    left = [line for line in stored.splitlines() if CANARY.lower() in line.lower()]
    # A file keeps its name: it belongs to what it was joined to.
    assert [line for line in left if f"{CANARY}.txt" not in line] == []


def test_erasing_closes_every_door(canary, client):
    erase_my_account(canary, actor=canary, remove_contributions=False)

    assert client.get(HOME).status_code == 302
    assert log_in(SuspiciousClient(), f"ana@{CANARY}.example".lower()).status_code == 200
    assert not EmailAddress.objects.filter(user=canary).exists()
    canary.refresh_from_db()
    assert (canary.name, canary.is_active, canary.has_usable_password()) == ("Agent parti", False, False)


def test_the_address_can_be_used_again(canary):
    erase_my_account(canary, actor=canary, remove_contributions=False)

    assert actions.create_person("Ana", f"ana@{CANARY}.example", PHRASE).pk != canary.pk


def test_erasing_leaves_a_trace_without_a_name(canary):
    erase_my_account(canary, actor=canary, remove_contributions=False)

    event = AuditEvent.objects.get(kind=AuditKind.ACCOUNT_ERASED)
    assert (event.actor, str(event.subject), event.detail) == (None, "Agent parti", "")


def test_an_administrator_erases_for_somebody_who_asks(agent):
    administrator = UserFactory(is_staff=True)

    erase_my_account(agent, actor=administrator, remove_contributions=False)

    assert AuditEvent.objects.get(kind=AuditKind.ACCOUNT_ERASED).actor == administrator


def test_nobody_erases_somebody_else(agent):
    with pytest.raises(PermissionDenied):
        erase_my_account(agent, actor=UserFactory(is_editor=True), remove_contributions=True)
