"""Two phones at the same instant: one run, every note, once."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from foundation.files import examine
from foundation.files.models import StoredFile
from methods.actions import runs as actions
from methods.actions.runs import Told
from methods.enums import RunEventKind
from methods.models import RunEvent, WorkshopRun
from methods.queries.runs import get_plan_to_run
from tests.foundation.files.uploads import image
from tests.methods.test_races import at_once
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import facilitator
from tests.support.factories.runs import plan_with, run_of

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4


def test_a_workshop_begun_by_several_people_at_once_begins_once():
    workshop = plan_with(15, owner=UserFactory())
    people = [workshop.owner, *(facilitator(workshop) for _ in range(WRITERS - 1))]
    plans = [get_plan_to_run(person, workshop.slug) for person in people]
    results = at_once(
        *(lambda p=p, plan=plan: actions.start_run(plan, actor=p) for p, plan in zip(people, plans, strict=True))
    )
    assert len({run.pk for run in results}) == WorkshopRun.objects.count() == 1


def test_begun_again_by_several_people_at_once_it_begins_once_more():
    workshop = plan_with(15, owner=UserFactory())
    owner = workshop.owner
    seen = [(get_plan_to_run(owner, workshop.slug), run) for run in [run_of(workshop)] * WRITERS]
    results = at_once(
        *(lambda plan=plan, pk=run.pk: actions.restart_run(plan, fresh(pk), actor=owner) for plan, run in seen)
    )
    assert len({run.pk for run in results}) == 1
    assert WorkshopRun.objects.count() == 2


def fresh(pk: int) -> WorkshopRun:
    return WorkshopRun.objects.select_related("plan").get(pk=pk)


def test_the_same_batch_sent_several_times_at_once_is_kept_once():
    run = run_of(plan_with(15, 30, owner=UserFactory()))
    batch = [Told(RunEventKind.NOTE, timezone.now(), uuid4(), text=f"Note {n}") for n in range(5)]
    batch.append(Told(RunEventKind.BEGIN, timezone.now(), uuid4(), slot=1))
    at_once(
        *(lambda: actions.record_events(fresh(run.pk), reversed(batch), actor=run.plan.owner) for _ in range(WRITERS))
    )
    assert RunEvent.objects.count() == len(batch)


def test_a_photo_sent_several_times_at_once_is_kept_once():
    run = run_of(plan_with(15, owner=UserFactory()))
    taken = Told(RunEventKind.PHOTO, timezone.now(), uuid4())

    def send() -> RunEvent:
        photo = examine(SimpleUploadedFile("photo.jpg", image("JPEG")))
        return actions.add_photo(fresh(run.pk), taken, photo, actor=run.plan.owner)

    results = at_once(*(send for _ in range(WRITERS)))
    assert len({event.pk for event in results}) == 1
    assert StoredFile.objects.count() == 1


def test_two_ends_at_once_keep_the_earliest():
    run = run_of(plan_with(15, owner=UserFactory()))
    early, late = run.started_at, timezone.now()
    ends = [Told(RunEventKind.END, at, uuid4()) for at in (late, early, late, early)]
    at_once(*(lambda end=end: actions.record_events(fresh(run.pk), [end], actor=run.plan.owner) for end in ends))
    assert WorkshopRun.objects.get().ended_at == early
