"""Joining, leaving and running a cohort."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from community.enums import SpaceKind
from learning.actions import cohorts as actions
from learning.actions.cohorts import NotPossible
from learning.enums import CohortRoleKind, CohortState, ParticipationState
from learning.models import Participation, TeamMembership
from learning.queries.cohorts import place_in_queue
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import open_space
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


def state_of(cohort, person) -> str:
    return Participation.objects.get(cohort=cohort, user=person).state


def test_the_queue_keeps_its_order_and_who_comes_back_goes_last():
    cohort = cohort_of(capacity=1)
    participant_of(cohort)
    first, second = participant_of(cohort), participant_of(cohort)
    actions.leave_cohort(cohort, actor=first)
    participant_of(cohort, first)
    rank = {person: place_in_queue(Participation.objects.get(user=person)) for person in (first, second)}
    assert rank == {second: 1, first: 2}


def test_a_freed_place_goes_to_the_first_of_the_queue_who_enters_the_space():
    cohort = cohort_of(capacity=1, space=open_space(SpaceKind.PRIVATE))
    inside, first, second = participant_of(cohort), participant_of(cohort), participant_of(cohort)
    actions.leave_cohort(cohort, actor=inside)
    assert [state_of(cohort, one) for one in (inside, first, second)] == ["left", "enrolled", "waiting"]
    active = cohort.space.memberships.active()
    assert active.filter(user=first).exists()
    assert not active.filter(user__in=[inside, second]).exists()


def test_joining_again_keeps_the_place():
    cohort = cohort_of()
    person = participant_of(cohort)
    since = Participation.objects.get().since
    participant_of(cohort, person)
    assert Participation.objects.get().since == since
    cohort.refresh_from_db()
    assert cohort.taken == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"state": CohortState.CLOSED},
        {"state": CohortState.DRAFT},
        {"registration_until": timezone.localdate() - timedelta(days=1)},
    ],
)
def test_nobody_joins_when_registration_is_closed(fields):
    with pytest.raises(NotPossible):
        participant_of(cohort_of(**fields))


def test_a_visitor_does_not_join():
    with pytest.raises(PermissionDenied):
        actions.join_cohort(cohort_of(), actor=AnonymousUser())


def test_leaving_ends_the_place_in_the_team_and_needs_a_place():
    cohort = cohort_of()
    team = team_in(cohort)
    gone = team.memberships.first().user
    actions.leave_cohort(cohort, actor=gone)
    assert TeamMembership.objects.get(user=gone).left_on == timezone.localdate()
    with pytest.raises(PermissionDenied):
        actions.leave_cohort(cohort, actor=UserFactory())


def test_a_larger_capacity_lets_the_queue_in():
    cohort = cohort_of(capacity=1)
    participant_of(cohort)
    waiting = participant_of(cohort)
    actions.change_cohort(cohort, actor=trainer_of(cohort), capacity=2)
    assert state_of(cohort, waiting) == ParticipationState.ENROLLED


def test_capacity_does_not_fall_under_the_places_taken():
    cohort = cohort_of()
    participant_of(cohort)
    participant_of(cohort)
    with pytest.raises(NotPossible):
        actions.change_cohort(cohort, actor=trainer_of(cohort), capacity=1)


def test_a_changed_presentation_is_rendered():
    cohort = cohort_of()
    changed = actions.change_cohort(cohort, actor=trainer_of(cohort), presentation="**Bienvenue**")
    changed.refresh_from_db()
    assert "<strong>Bienvenue</strong>" in changed.presentation_html


def test_a_moved_session_is_reminded_again_and_a_renamed_one_is_not():
    cohort = cohort_of()
    session, trainer = session_in(cohort, reminded_at=timezone.now()), trainer_of(cohort)
    actions.change_session(session, actor=trainer, title="Revue")
    assert session.reminded_at
    later = timedelta(days=7)
    actions.change_session(session, actor=trainer, starts_at=session.starts_at + later, ends_at=session.ends_at + later)
    session.refresh_from_db()
    assert session.reminded_at is None


def test_only_trainers_of_the_cohort_run_it():
    cohort, session = (cohort := cohort_of()), session_in(cohort)
    link = actions.invite_sponsor(
        cohort, actor=trainer_of(cohort), label="La directrice", expires_on=timezone.localdate()
    )
    others = [
        participant_of(cohort),
        coach_of(cohort),
        holder_of(cohort, CohortRoleKind.SPONSOR),
        trainer_of(cohort_of()),
        UserFactory(is_editor=True),
        UserFactory(is_superuser=True),
        AnonymousUser(),
    ]
    works = [
        lambda actor: actions.change_cohort(cohort, actor=actor, capacity=30),
        lambda actor: actions.schedule_session(cohort, actor=actor, week=1, title="X"),
        lambda actor: actions.change_session(session, actor=actor, title="X"),
        lambda actor: actions.form_team(cohort, actor=actor, name="X", problem="X", coach=None, members=[]),
        lambda actor: actions.invite_sponsor(cohort, actor=actor, label="X", expires_on=timezone.localdate()),
        lambda actor: actions.withdraw_invitation(link, actor=actor),
    ]
    for actor in others:
        for work in works:
            with pytest.raises(PermissionDenied):
                work(actor)


@pytest.mark.parametrize("size", [1, 5])
def test_the_size_of_a_team_follows_the_programme(size):
    cohort = cohort_of()
    with pytest.raises(NotPossible, match="de 2 à 4"):
        team_in(cohort, members=[participant_of(cohort) for _ in range(size)])


def test_a_team_takes_enrolled_people_who_are_in_no_other():
    cohort = cohort_of()
    team = team_in(cohort)
    member = team.memberships.first().user
    with pytest.raises(NotPossible, match="inscrites"):
        team_in(cohort, members=[participant_of(cohort), UserFactory()])
    with pytest.raises(NotPossible, match="déjà dans"):
        team_in(cohort, members=[participant_of(cohort), member])
    with pytest.raises(NotPossible, match="pas coach"):
        team_in(cohort, coach=UserFactory())


def test_changing_a_team_ends_the_places_of_those_who_go():
    cohort = cohort_of()
    team = team_in(cohort)
    stays, goes = (place.user for place in team.memberships.order_by("pk"))
    newcomer = participant_of(cohort)
    team_in(cohort, team=team, coach=team.coach, members=[stays, newcomer])
    present = set(team.memberships.filter(left_on=None).values_list("user", flat=True))
    assert present == {stays.pk, newcomer.pk}
    assert team.memberships.get(user=goes).left_on


def test_only_members_write_the_journal():
    cohort = cohort_of()
    team = team_in(cohort)
    answers = {"week": 3, "done": "Trois entretiens.", "learned": "Personne ne lit le panneau."}
    actions.write_log(team, actor=team.memberships.first().user, **answers)
    assert team.log.get().week == 3
    for actor in (team.coach, trainer_of(cohort), participant_of(cohort)):
        with pytest.raises(PermissionDenied):
            actions.write_log(team, actor=actor, **answers)
