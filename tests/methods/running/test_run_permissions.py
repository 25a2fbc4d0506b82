"""Who may do what with a workshop being run: one table, role by action."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.utils import timezone

from foundation.files import examine, files_of, store_upload
from foundation.files.queries import get_file_for
from methods.actions import runs as actions
from methods.actions.runs import Told
from methods.enums import RunEventKind
from methods.models import PlanFacilitator, WorkshopPlan, WorkshopRun
from methods.queries.runs import get_note_for, get_run_for, run_to_show, runs_visible_to
from tests.foundation.files.uploads import image
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import facilitator
from tests.support.factories.runs import event_of, plan_with, run_of

pytestmark = pytest.mark.django_db
ROLES = ("visitor", "agent", "owner", "helper", "helper who left", "editor", "administrator")
PREPARE = {"owner", "helper"}


def person(role: str, workshop: WorkshopPlan) -> Any:
    """Somebody who holds this role for the workshop."""
    if role == "visitor":
        return AnonymousUser()
    if role == "owner":
        return workshop.owner
    if role.startswith("helper"):
        helper = facilitator(workshop)
        if role.endswith("left"):
            PlanFacilitator.objects.filter(user=helper).delete()
        return helper
    return UserFactory(is_editor=role == "editor", is_staff=role == "administrator")


def told(kind: str) -> Told:
    return Told(kind, timezone.now(), uuid4(), text="Entendu.")


def photo() -> Any:
    return examine(SimpleUploadedFile("photo.jpg", image("JPEG")))


DOES = {
    "start": (PREPARE, lambda run, user: actions.start_run(run.plan, actor=user)),
    "restart": (PREPARE, lambda run, user: actions.restart_run(run.plan, run, actor=user)),
    "tell": (PREPARE, lambda run, user: actions.record_events(run, [told(RunEventKind.BEGIN)], actor=user)),
    "photograph": (PREPARE, lambda run, user: actions.add_photo(run, told(RunEventKind.PHOTO), photo(), actor=user)),
    "end": (PREPARE, lambda run, user: actions.end_run(run, actor=user)),
    "withdraw the owner's note": ({"owner"}, lambda run, user: actions.withdraw_note(run.events.get(), actor=user)),
    "delete": ({"owner"}, lambda run, user: actions.delete_run(run, actor=user)),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", DOES)
def test_who_may_do_what(action: str, role: str) -> None:
    allowed, act = DOES[action]
    workshop = plan_with(15, 30)
    event_of(run_of(workshop))
    user = person(role, workshop)
    run = WorkshopRun.objects.get()
    if role in allowed:
        act(run, user)
    else:
        with pytest.raises(PermissionDenied):
            act(run, user)


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_a_run_its_notes_and_its_photos(role: str) -> None:
    workshop = plan_with(15)
    run = run_of(workshop)
    note = event_of(run, RunEventKind.PHOTO)
    store_upload(photo(), owner=note, actor=workshop.owner)
    user, slug = person(role, workshop), workshop.slug
    reads = (
        lambda: get_run_for(user, slug, run.pk),
        lambda: get_note_for(user, slug, run.pk, note.uid),
        lambda: get_file_for(user, files_of(note)[0].pk),
    )
    if role in PREPARE:
        assert [bool(read()) for read in reads] == [True, True, True]
    else:
        for read in reads:
            with pytest.raises(Http404):
                read()
    assert (run_to_show(user, slug) is not None, runs_visible_to(user).exists()) == ((role in PREPARE),) * 2


def test_a_helper_takes_back_their_own_note_while_they_prepare_the_workshop() -> None:
    workshop = plan_with(15)
    run, helper = run_of(workshop), facilitator(workshop)
    first, second = event_of(run, author=helper), event_of(run, author=helper)
    actions.withdraw_note(first, actor=helper)
    PlanFacilitator.objects.all().delete()
    second.run.plan.refresh_from_db()
    with pytest.raises(PermissionDenied):
        actions.withdraw_note(type(second).objects.get(pk=second.pk), actor=helper)


def test_a_model_is_copied_before_it_is_run() -> None:
    workshop = plan_with(15, is_model=True)
    with pytest.raises(PermissionDenied):
        actions.start_run(workshop, actor=workshop.owner)
