"""Following a path."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from learning.actions import paths as actions
from learning.enums import Mark
from learning.models import CompletionEvent, Step, StepState, VersionIsFollowed
from learning.queries.paths import progress_on, reflection_at
from tests.support.factories.accounts import UserFactory
from tests.support.factories.learning import path_of, version_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment():
    return actions.enrol(path_of(), actor=UserFactory())


def step_of(enrolment, position: int = 1) -> Step:
    return Step.objects.get(version=enrolment.version, position=position)


def test_the_first_date_is_never_overwritten(enrolment):
    step, person = step_of(enrolment), enrolment.user
    first = actions.mark_step(enrolment, step, actor=person).first_completed_at
    actions.mark_step(enrolment, step, actor=person)
    reopened = actions.mark_step(enrolment, step, actor=person, mark=Mark.REOPENED)
    assert (reopened.is_done, reopened.first_completed_at) == (False, first)
    assert actions.mark_step(enrolment, step, actor=person).first_completed_at == first
    assert list(CompletionEvent.objects.values_list("mark", flat=True)) == ["done", "reopened", "done"]


def test_progress_counts_what_is_done_and_names_the_next_step(enrolment):
    actions.mark_step(enrolment, step_of(enrolment, 2), actor=enrolment.user)
    progress = progress_on(enrolment.path, enrolment)
    assert [stop.state for stop in progress.stops] == ["here", "done", "ahead"]
    assert (progress.done, progress.total, progress.next.position) == (1, 3, 1)


def test_nobody_marks_or_writes_in_somebody_else_s_name(enrolment):
    step, other = step_of(enrolment), UserFactory(is_superuser=True)
    for work in (actions.mark_step, lambda *args, **who: actions.write_reflection(*args, text="…", **who)):
        with pytest.raises(PermissionDenied):
            work(enrolment, step, actor=other)
    with pytest.raises(PermissionDenied):
        actions.leave_path(enrolment, actor=other)
    assert not StepState.objects.exists()


def test_a_step_of_another_version_is_refused(enrolment):
    with pytest.raises(PermissionDenied):
        actions.mark_step(enrolment, path_of().current.steps.first(), actor=enrolment.user)


def test_a_visitor_does_not_follow():
    with pytest.raises(PermissionDenied):
        actions.enrol(path_of(), actor=AnonymousUser())


def test_leaving_keeps_what_was_written_and_coming_back_begins_again(enrolment):
    step = step_of(enrolment, 3)
    actions.write_reflection(enrolment, step, actor=enrolment.user, text="Je doute.")
    actions.leave_path(enrolment, actor=enrolment.user)
    again = actions.enrol(enrolment.path, actor=enrolment.user)
    assert again.pk != enrolment.pk
    assert reflection_at(enrolment, step) == "Je doute."
    enrolment.refresh_from_db()
    with pytest.raises(PermissionDenied):
        actions.mark_step(enrolment, step, actor=enrolment.user)


def test_who_follows_stays_on_their_version(enrolment):
    newer = version_of(enrolment.path, steps=5)
    assert progress_on(enrolment.path, enrolment).total == 3
    assert actions.enrol(enrolment.path, actor=UserFactory()).version == newer


def test_a_version_that_somebody_follows_does_not_change(enrolment):
    for row in (step_of(enrolment), step_of(enrolment).module):
        for change in (row.save, row.delete):
            with pytest.raises(VersionIsFollowed):
                change()
    path_of().current.steps.first().save()  # nobody follows this one
