"""A workshop begun, told event by event, closed: what is kept, once, and until when."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from foundation.files import UploadRefused, examine, files_of
from foundation.files.models import StoredFile
from methods.actions import runs as actions
from methods.actions.runs import NothingToRun, RunClosed, Told
from methods.enums import RunEventKind
from methods.models import PlanBlock, RunEvent, WorkshopRun
from methods.queries.runs import get_plan_to_run, run_stamp
from methods.running.course import course_of
from tests.foundation.files.uploads import image
from tests.support.factories.plans import facilitator, plan
from tests.support.factories.runs import event_of, plan_with, run_of

pytestmark = pytest.mark.django_db


def told(kind: str = RunEventKind.NOTE, **fields) -> Told:
    return Told(**({"kind": kind, "at": timezone.now(), "uid": uuid4(), "text": "Entendu."} | fields))


def photo():
    return examine(SimpleUploadedFile("photo.jpg", image("JPEG")))


def test_a_run_freezes_the_workshop_as_it_is(agent):
    workshop = plan_with(15, 30, owner=agent)
    run = actions.start_run(get_plan_to_run(agent, workshop.slug), actor=agent)
    PlanBlock.objects.update(minutes=99)
    assert [slot["minutes"] for slot in WorkshopRun.objects.get(pk=run.pk).outline["slots"]] == [15, 30]
    assert (run.started_by, run.ended_at) == (agent, None)


def test_whoever_begins_second_joins(agent):
    workshop = plan_with(15, owner=agent)
    helper = facilitator(workshop)
    first = actions.start_run(get_plan_to_run(agent, workshop.slug), actor=agent)
    assert actions.start_run(get_plan_to_run(helper, workshop.slug), actor=helper) == first


def test_an_empty_workshop_is_not_run(agent):
    with pytest.raises(NothingToRun):
        actions.start_run(get_plan_to_run(agent, plan(owner=agent).slug), actor=agent)


def test_what_is_told_twice_is_kept_once(agent):
    run, note = run_of(plan_with(15, owner=agent)), told()
    actions.record_events(run, [note, note], actor=agent)
    actions.record_events(run, [note], actor=agent)
    assert RunEvent.objects.get().text == "Entendu."


@pytest.mark.parametrize(("ahead", "kept"), [(-60, 0), (5, 5), (60, 10)])
def test_the_clock_of_a_phone_is_believed_between_the_beginning_and_now(agent, ahead, kept):
    run = run_of(plan_with(15, owner=agent))
    with time_machine.travel(run.started_at + dt.timedelta(minutes=10), tick=False):
        actions.record_events(run, [told(at=run.started_at + dt.timedelta(minutes=ahead))], actor=agent)
    assert RunEvent.objects.get().at == run.started_at + dt.timedelta(minutes=kept)


def test_a_slot_beyond_the_last_is_the_last(agent):
    run = run_of(plan_with(15, 30, owner=agent))
    actions.record_events(run, [told(slot=40)], actor=agent)
    assert RunEvent.objects.get().slot == 1


def test_the_earliest_end_is_kept_whatever_arrives_first(agent):
    run = run_of(plan_with(15, owner=agent))
    at = {minute: run.started_at + dt.timedelta(minutes=minute) for minute in (4, 6)}
    actions.record_events(run, [told(RunEventKind.END, at=at[6])], actor=agent)
    actions.record_events(run, [told(RunEventKind.END, at=at[4])], actor=agent)
    run.refresh_from_db()
    assert (run.ended_at, course_of(run).ended_at) == (at[4], at[4])


@pytest.mark.parametrize(("hours", "is_taken"), [(47, True), (49, False)])
def test_late_notes_are_welcome_for_two_days(agent, hours, is_taken):
    began = timezone.now() - dt.timedelta(hours=hours, minutes=30)
    run = run_of(plan_with(15, owner=agent), started_at=began, ended_at=began + dt.timedelta(minutes=30))
    if is_taken:
        actions.record_events(run, [told()], actor=agent)
    else:
        with pytest.raises(RunClosed):
            actions.record_events(run, [told()], actor=agent)
        with pytest.raises(RunClosed):
            actions.add_photo(run, told(RunEventKind.PHOTO), photo(), actor=agent)
    assert RunEvent.objects.count() == is_taken


def test_a_run_holds_no_more_than_it_may(agent, monkeypatch):
    monkeypatch.setattr(actions, "MOST_EVENTS", 2)
    run = run_of(plan_with(15, owner=agent))
    actions.record_events(run, [told(), told()], actor=agent)
    with pytest.raises(RunClosed):
        actions.record_events(run, [told()], actor=agent)


def test_a_photo_sent_twice_is_kept_once(agent):
    run, taken = run_of(plan_with(15, owner=agent)), told(RunEventKind.PHOTO, text="")
    event = actions.add_photo(run, taken, photo(), actor=agent)
    assert actions.add_photo(run, taken, photo(), actor=agent) == event
    assert [stored.mime for stored in files_of(event)] == ["image/jpeg"]


def test_a_photo_over_the_quota_leaves_nothing(agent, monkeypatch):
    monkeypatch.setattr("foundation.files.limits.QUOTA_PER_PERSON", 10)
    run = run_of(plan_with(15, owner=agent))
    with pytest.raises(UploadRefused):
        actions.add_photo(run, told(RunEventKind.PHOTO), photo(), actor=agent)
    assert not RunEvent.objects.exists()


def test_a_note_taken_back_does_not_come_back(agent):
    run, note = run_of(plan_with(15, owner=agent)), told()
    actions.record_events(run, [note], actor=agent)
    before = run_stamp(agent, run.plan.slug, run.pk)
    actions.withdraw_note(RunEvent.objects.get(), actor=agent)
    assert run_stamp(agent, run.plan.slug, run.pk) != before
    actions.record_events(run, [note], actor=agent)
    event = RunEvent.objects.get()
    assert (event.kind, event.text, course_of(run).notes) == (RunEventKind.WITHDRAWN, "", [])


def test_a_photo_taken_back_loses_its_file(agent, django_capture_on_commit_callbacks):
    run = run_of(plan_with(15, owner=agent))
    event = actions.add_photo(run, told(RunEventKind.PHOTO), photo(), actor=agent)
    file = files_of(event)[0].file
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_note(event, actor=agent)
    assert (StoredFile.objects.count(), file.storage.exists(file.name)) == (0, False)


def test_beginning_again_keeps_the_first_run_and_its_notes(agent):
    workshop = plan_with(15, owner=agent)
    first = run_of(workshop)
    event_of(first)
    PlanBlock.objects.update(minutes=20)
    second = actions.restart_run(get_plan_to_run(agent, workshop.slug), first, actor=agent)
    first.refresh_from_db()
    assert first.ended_at is not None
    assert first.events.filter(kind=RunEventKind.NOTE).count() == 1
    assert (second.outline["minutes"], second.events.count()) == (20, 0)


def test_beginning_again_what_is_over_joins_the_run_under_way(agent):
    workshop = plan_with(15, owner=agent)
    first = run_of(workshop)
    second = actions.restart_run(get_plan_to_run(agent, workshop.slug), first, actor=agent)
    assert actions.restart_run(get_plan_to_run(agent, workshop.slug), first, actor=agent) == second


def test_deleting_a_run_deletes_the_photos_of_all(agent):
    workshop = plan_with(15, owner=agent)
    run, helper = run_of(workshop), facilitator(workshop)
    actions.add_photo(run, told(RunEventKind.PHOTO), photo(), actor=helper)
    actions.delete_run(run, actor=agent)
    assert (WorkshopRun.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_run_that_nobody_closed_ends_when_it_should_have(agent):
    began = timezone.now() - dt.timedelta(days=1)
    run = run_of(plan_with(15, 30, 10, owner=agent), started_at=began)
    event_of(run, RunEventKind.BEGIN, 20, slot=1)
    assert (actions.close_forgotten_runs(), actions.close_forgotten_runs()) == (1, 0)
    run.refresh_from_db()
    assert run.ended_at == began + dt.timedelta(minutes=60)
    assert [slot.real for slot in course_of(run).slots] == [20, 40, 0]


def test_a_run_told_of_lately_is_not_forgotten(agent):
    run = run_of(plan_with(15, owner=agent), started_at=timezone.now() - dt.timedelta(hours=13))
    event_of(run, minute=120)
    assert actions.close_forgotten_runs() == 0
