"""Who hears of what in learning."""

from datetime import timedelta

import pytest

from foundation.notifications.models import Event
from learning.actions import cohorts as actions
from learning.enums import CohortRoleKind
from learning.models import Participation
from learning.notifications import LOG_WRITTEN, PLACE_FREED, SESSION_SOON
from learning.tasks import remind_of_sessions
from tests.support.factories.accounts import UserFactory
from tests.support.factories.learning import (
    coach_of,
    cohort_of,
    holder_of,
    participant_of,
    session_in,
    team_in,
    trainer_of,
)

pytestmark = pytest.mark.django_db


def events(kind) -> int:
    return Event.objects.filter(kind=kind.key).count()


def test_a_freed_place_is_told_to_the_person_while_they_hold_it():
    cohort = cohort_of(capacity=1)
    inside, waiting = participant_of(cohort), participant_of(cohort)
    actions.leave_cohort(cohort, actor=inside)
    row = Participation.objects.get(user=waiting)
    assert events(PLACE_FREED) == 1
    assert PLACE_FREED.may_receive(waiting, row)
    assert not PLACE_FREED.may_receive(inside, row)
    assert PLACE_FREED.describe(row).url == f"/cohortes/{cohort.slug}/espace/"
    actions.leave_cohort(cohort, actor=waiting)
    row.refresh_from_db()
    assert not PLACE_FREED.may_receive(waiting, row)


def test_sessions_of_the_next_two_days_are_reminded_once():
    cohort = cohort_of()
    session_in(cohort, days=1)
    session_in(cohort, days=5)
    session_in(cohort, days=-1)
    remind_of_sessions()
    remind_of_sessions()
    assert events(SESSION_SOON) == 1


def test_a_moved_session_is_reminded_again():
    cohort = cohort_of()
    session = session_in(cohort, days=1)
    remind_of_sessions()
    session.refresh_from_db()
    hour = timedelta(hours=1)
    changes = {"starts_at": session.starts_at + hour, "ends_at": session.ends_at + hour}
    actions.change_session(session, actor=trainer_of(cohort), **changes)
    remind_of_sessions()
    assert events(SESSION_SOON) == 2


def test_a_reminder_is_for_those_who_attend():
    cohort = cohort_of(capacity=1)
    inside, waiting, coach, trainer = (
        participant_of(cohort),
        participant_of(cohort),
        coach_of(cohort),
        trainer_of(cohort),
    )
    sponsor, other = holder_of(cohort, CohortRoleKind.SPONSOR), UserFactory()
    session = session_in(cohort)
    assert set(SESSION_SOON.recipients(session, None)) == {inside.pk, coach.pk, trainer.pk}
    for person in (inside, waiting, coach, trainer, sponsor, other):
        attends = person in (inside, coach, trainer)
        assert SESSION_SOON.may_receive(person, session) == attends
        assert SESSION_SOON.visible_to(person).filter(pk=session.pk).exists() == attends


def test_the_journal_is_told_to_the_coach_of_the_team():
    cohort = cohort_of()
    team = team_in(cohort)
    entry = actions.write_log(team, actor=team.memberships.first().user, week=3, done="Fait.", learned="Appris.")
    assert LOG_WRITTEN.recipients(entry, None) == [team.coach_id]
    assert events(LOG_WRITTEN) == 1
    assert LOG_WRITTEN.may_receive(team.coach, entry)
    assert not LOG_WRITTEN.may_receive(coach_of(cohort), entry)
    assert team.name in LOG_WRITTEN.describe(entry).title
