"""What is kept and removed of somebody who noted in workshops."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.personal_data import registered_sections
from foundation.files import examine, store_upload
from foundation.files.models import StoredFile
from methods.enums import RunEventKind
from methods.models import RunEvent, WorkshopRun
from methods.running.course import course_of
from tests.foundation.files.uploads import image
from tests.support.factories.plans import facilitator
from tests.support.factories.runs import event_of, plan_with, run_of

pytestmark = pytest.mark.django_db
SECTION = next(section for section in registered_sections() if section.key == "workshops")


@pytest.fixture
def helper(agent):
    """Somebody who moved, noted and photographed in the workshop of `agent`."""
    run = run_of(plan_with(15, 30, owner=agent))
    helper = facilitator(run.plan)
    event_of(run, RunEventKind.BEGIN, slot=1, author=helper)
    event_of(run, text="Entendu.", author=helper)
    photo = event_of(run, RunEventKind.PHOTO, author=helper)
    store_upload(examine(SimpleUploadedFile("photo.jpg", image("JPEG"))), owner=photo, actor=helper)
    return helper


def test_what_i_noted_is_mine_to_take(helper):
    assert [row["text"] for row in SECTION.export(helper) if "text" in row] == ["Entendu."]


def test_leaving_keeps_the_notes_with_the_account(helper):
    SECTION.erase(helper, False)
    assert RunEvent.objects.filter(author=helper, text="Entendu.").exists()


def test_removing_one_s_contributions_empties_notes_and_photos_and_leaves_the_times(helper):
    SECTION.erase(helper, True)
    course = course_of(WorkshopRun.objects.get())
    assert (course.notes, StoredFile.objects.count(), RunEvent.objects.exclude(author=None).count()) == ([], 0, 0)
    assert course.current.rank == 1
    assert not RunEvent.objects.filter(text="Entendu.").exists()


def test_a_workshop_prepared_alone_goes_with_its_runs(agent):
    photo = event_of(run_of(plan_with(15, owner=agent)), RunEventKind.PHOTO)
    store_upload(examine(SimpleUploadedFile("photo.jpg", image("JPEG"))), owner=photo, actor=agent)
    SECTION.erase(agent, False)
    assert (WorkshopRun.objects.count(), StoredFile.objects.count()) == (0, 0)
