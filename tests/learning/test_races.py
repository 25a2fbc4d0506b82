"""Real parallel writers: places are counted exactly, a double click counts once."""

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from foundation.notifications.models import Event
from learning.actions import cohorts, paths
from learning.enums import CohortState, ParticipationState
from learning.models import Cohort, CompletionEvent, Enrolment, Participation, Step, StepState
from tests.support.factories.accounts import UserFactory
from tests.support.factories.learning import cohort_of, participant_of, path_of, trainer_of

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS, RACERS = 4, 12
ENROLLED, WAITING = ParticipationState.ENROLLED, ParticipationState.WAITING


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run the works together, each with its own connection."""
    start = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def states(cohort: Cohort) -> dict[str, int]:
    cohort.refresh_from_db()
    rows = list(cohort.participations.values_list("state", flat=True))
    assert cohort.taken == rows.count(ENROLLED)
    return {"enrolled": rows.count(ENROLLED), "waiting": rows.count(WAITING)}


def join(cohort: Cohort, user: Any) -> Callable[[], Any]:
    return lambda: cohorts.join_cohort(cohort, actor=user)


def leave(cohort: Cohort, user: Any) -> Callable[[], Any]:
    return lambda: cohorts.leave_cohort(cohort, actor=user)


def test_places_are_given_exactly_once():
    racers = UserFactory.create_batch(RACERS)
    for _round in range(ROUNDS):
        cohort = cohort_of(capacity=5)
        at_once(*(join(cohort, racer) for racer in racers))
        assert states(cohort) == {"enrolled": 5, "waiting": RACERS - 5}


def test_a_place_given_up_while_people_enter_the_queue_is_never_lost():
    for _round in range(ROUNDS):
        cohort = cohort_of(capacity=4)
        inside = [participant_of(cohort) for _ in range(4)]
        newcomers = UserFactory.create_batch(6)
        at_once(*(leave(cohort, one) for one in inside), *(join(cohort, one) for one in newcomers))
        assert states(cohort) == {"enrolled": 4, "waiting": 2}


def test_somebody_who_leaves_the_queue_while_a_place_is_freed_is_not_let_in():
    for _round in range(ROUNDS):
        cohort = cohort_of(capacity=1)
        inside, first, second = participant_of(cohort), participant_of(cohort), participant_of(cohort)
        at_once(leave(cohort, inside), leave(cohort, first))
        assert states(cohort) == {"enrolled": 1, "waiting": 0}
        assert Participation.objects.get(cohort=cohort, user=second).state == ENROLLED


def test_capacity_never_falls_under_the_places_taken():
    for _round in range(ROUNDS):
        cohort = cohort_of(capacity=6)
        trainer, racers = trainer_of(cohort), UserFactory.create_batch(6)

        def shrink(cohort: Cohort = cohort, trainer: Any = trainer) -> None:
            with contextlib.suppress(cohorts.NotPossible):
                cohorts.change_cohort(cohort, actor=trainer, capacity=3)

        at_once(shrink, *(join(cohort, racer) for racer in racers))
        found = states(cohort)
        assert found["enrolled"] == min(cohort.capacity, 6)
        assert sum(found.values()) == 6


def test_registration_that_closes_meanwhile_is_read_again():
    stale = cohort_of()
    Cohort.objects.update(state=CohortState.CLOSED)
    with pytest.raises(cohorts.NotPossible):
        cohorts.join_cohort(stale, actor=UserFactory())


def test_a_double_click_on_join_takes_one_place_and_tells_once():
    cohort, person = cohort_of(), UserFactory()
    at_once(*[join(cohort, person)] * 4)
    assert states(cohort) == {"enrolled": 1, "waiting": 0}
    assert Event.objects.filter(kind="learning.place_given").count() == 1


def test_a_double_click_on_leave_frees_one_place():
    cohort = cohort_of()
    person, _other = participant_of(cohort), participant_of(cohort)
    at_once(*[leave(cohort, person)] * 4)
    assert states(cohort) == {"enrolled": 1, "waiting": 0}


def test_a_double_click_on_follow_enrols_once():
    path, person = path_of(), UserFactory()
    found = at_once(*[lambda: paths.enrol(path, actor=person)] * 4)
    assert {enrolment.pk for enrolment in found} == {Enrolment.objects.get().pk}


def test_a_step_marked_several_times_at_once_is_done_once():
    path, person = path_of(), UserFactory()
    enrolment, step = paths.enrol(path, actor=person), Step.objects.first()
    at_once(*[lambda: paths.mark_step(enrolment, step, actor=person)] * 4)
    assert StepState.objects.get().first_completed_at
    assert CompletionEvent.objects.count() == 1
