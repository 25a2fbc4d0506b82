"""Who may do what, role by role."""

import pytest

from learning.enums import CohortRoleKind, CohortState
from learning.permissions import (
    can_enrol_in_path,
    can_enter_cohort,
    can_read_team,
    can_run_cohort,
    can_see_cohort,
    can_write_log,
)
from learning.queries.cohorts import standing_in
from tests.support.factories.accounts import UserFactory
from tests.support.factories.learning import coach_of, cohort_of, holder_of, participant_of, team_in, trainer_of

pytestmark = pytest.mark.django_db

ACTIONS = ("see", "see draft", "enter", "run", "read team", "write log")
EVERYBODY = {"see"}
TABLE = {
    "visitor": EVERYBODY,
    "agent": EVERYBODY,
    "waiting": EVERYBODY,
    "left": EVERYBODY,
    "editor": EVERYBODY,
    "member of the team": {"see", "enter", "read team", "write log"},
    "participant of another team": {"see", "enter"},
    "coach of the team": {"see", "enter", "read team"},
    "coach of another team": {"see", "enter"},
    "coach of another cohort": EVERYBODY,
    "sponsor": {"see", "enter", "read team"},
    "trainer": {"see", "see draft", "enter", "run", "read team"},
    "trainer of another cohort": EVERYBODY,
    "administrator": {"see", "see draft"},
    "suspended member": EVERYBODY,
}


@pytest.fixture
def people(django_user_model):
    """A full cohort, one team of it, and somebody for each row of the table."""
    from django.contrib.auth.models import AnonymousUser

    from learning.actions.cohorts import leave_cohort

    cohort = cohort_of(capacity=6)
    members = [participant_of(cohort), participant_of(cohort), participant_of(cohort)]
    coach, other_coach = coach_of(cohort), coach_of(cohort)
    others = [participant_of(cohort), participant_of(cohort)]
    team = team_in(cohort, coach=coach, members=members)
    team_in(cohort, coach=other_coach, members=others)
    gone = participant_of(cohort)
    leave_cohort(cohort, actor=gone)
    participant_of(cohort)
    members[2].is_active = False
    return (
        cohort,
        team,
        {
            "visitor": AnonymousUser(),
            "agent": UserFactory(),
            "waiting": participant_of(cohort),
            "left": gone,
            "editor": UserFactory(is_editor=True),
            "member of the team": members[0],
            "participant of another team": others[0],
            "coach of the team": coach,
            "coach of another team": other_coach,
            "coach of another cohort": coach_of(cohort_of()),
            "sponsor": holder_of(cohort, CohortRoleKind.SPONSOR),
            "trainer": trainer_of(cohort),
            "trainer of another cohort": trainer_of(cohort_of()),
            "administrator": UserFactory(is_superuser=True, is_staff=True),
            "suspended member": members[2],
        },
    )


@pytest.mark.parametrize("role", TABLE)
def test_what_each_role_may_do(people, role):
    cohort, team, persons = people
    standing = standing_in(cohort, persons[role])
    answers = {
        "see": can_see_cohort(standing, CohortState.OPEN),
        "see draft": can_see_cohort(standing, CohortState.DRAFT),
        "enter": can_enter_cohort(standing),
        "run": can_run_cohort(standing),
        "read team": can_read_team(standing, team.pk),
        "write log": can_write_log(standing, team.pk),
    }
    assert {action for action in ACTIONS if answers[action]} == TABLE[role]


def test_a_standing_costs_two_queries(people, django_assert_num_queries):
    cohort, _team, persons = people
    with django_assert_num_queries(2):
        standing_in(cohort, persons["member of the team"])


def test_following_a_path_needs_an_active_account(people):
    _cohort, _team, persons = people
    assert can_enrol_in_path(persons["agent"])
    assert not can_enrol_in_path(persons["visitor"])
    assert not can_enrol_in_path(persons["suspended member"])
