"""What other rooms show of learning: search, citations, territories, « Ma semaine », one's data."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser

from accounts.personal_data import registered_sections
from foundation.markup import render
from foundation.markup.citations import cited_in
from foundation.search import search, statistics
from foundation.web.dashboard import items_for
from learning.actions import cohorts
from learning.actions import paths as actions
from learning.enums import CohortState, ParticipationState
from learning.models import CompletionEvent, Enrolment, LogEntry, Participation, Reflection, StepState
from tests.support.factories.accounts import UserFactory
from tests.support.factories.learning import (
    cohort_of,
    participant_of,
    path_of,
    session_in,
    team_in,
    trainer_of,
)
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
PATHS, COHORTS = (
    next(section for section in registered_sections() if section.key == key) for key in ("paths", "cohorts")
)


def change(cohort, **values):
    return cohorts.change_cohort(cohort, actor=trainer_of(cohort), **values)


def found(words: str, user) -> list[str]:
    statistics.refresh()
    return [hit.title for hit in search(words, user=user).hits]


def test_a_cohort_is_found_once_it_is_announced(agent):
    cohort = change(cohort_of(state=CohortState.DRAFT), title="Cohorte des ruralités")
    assert found("ruralités", agent) == []
    change(cohort, state=CohortState.OPEN)
    assert found("ruralités", agent) == ["Cohorte des ruralités"]
    change(cohort, state=CohortState.DRAFT)
    assert found("ruralités", agent) == []


def test_a_text_cites_what_its_reader_may_see():
    path, hidden = path_of(), path_of(is_published=False)
    cohort, draft = cohort_of(), cohort_of(state=CohortState.DRAFT)
    visitor, trainer = AnonymousUser(), trainer_of(draft)
    hidden.trainers.add(trainer)
    html = render(" ".join(f"[ici]({thing.get_absolute_url()})" for thing in (path, hidden, cohort, draft)))

    def cited(user) -> set[str]:
        return {page.title for page in cited_in([html], user)[0]}

    assert cited(visitor) == {path.title, cohort.title}
    assert cited(trainer) == {path.title, hidden.title, cohort.title, draft.title}


@pytest.mark.parametrize("rows", [1, 3])
def test_a_territory_shows_its_announced_cohorts(client, django_assert_num_queries, rows):
    place = CollectiviteFactory()
    announced = [cohort_of(territory=place) for _ in range(rows)]
    cohort_of(territory=place, state=CohortState.DRAFT)
    cohort_of(territory=CollectiviteFactory())
    with django_assert_num_queries(2):
        response = client.get(f"/cohortes/dans/{place.kind}/{place.key}/")
    assert set(response.context["page"]) == set(announced)


def test_my_week_tells_the_next_session_the_next_step_and_the_journal_to_write():
    cohort, path = cohort_of(), path_of()
    team = team_in(cohort)
    member = team.memberships.first().user
    later, sooner = session_in(cohort, days=9), session_in(cohort, days=2, title="Verdicts")
    session_in(cohort, days=-2)
    enrolment = actions.enrol(path, actor=member)
    actions.mark_step(enrolment, path.current.steps.first(), actor=member)
    items = items_for(member)
    assert later.title != sooner.title
    assert [item.title for item in items["session"]] == ["Verdicts"]
    assert [item.title for item in items["where_i_was"]] == ["Étape numéro 2"]
    assert [item.title for item in items["waiting"]] == ["Le journal de la semaine 3"]
    cohorts.write_log(team, actor=member, week=3, done="Fait.", learned="Appris.")
    assert items_for(member)["waiting"] == []


def test_a_path_is_suggested_to_who_follows_none(agent):
    path = path_of()
    path_of(is_published=False)
    assert path.title in [item.title for item in items_for(agent)["suggestion"]]
    actions.enrol(path, actor=agent)
    assert path.title not in [item.title for item in items_for(agent)["suggestion"]]


def test_a_copy_of_my_data_holds_my_reflections_and_nobody_else_s():
    path, mine, theirs = path_of(), UserFactory(), UserFactory()
    for person, text in ((mine, "Je doute."), (theirs, "Secret.")):
        enrolment = actions.enrol(path, actor=person)
        step = path.current.steps.get(position=3)
        actions.write_reflection(enrolment, step, actor=person, text=text)
        actions.mark_step(enrolment, step, actor=person)
    copy = str(PATHS.export(mine))
    assert "Je doute." in copy
    assert "Secret." not in copy


def test_erasing_what_i_followed_leaves_no_trace_of_it():
    path, person = path_of(), UserFactory()
    enrolment = actions.enrol(path, actor=person)
    step = path.current.steps.get(position=3)
    actions.write_reflection(enrolment, step, actor=person, text="Je doute.")
    actions.mark_step(enrolment, step, actor=person)
    PATHS.erase(person, False)
    assert not any(table.objects.exists() for table in (Enrolment, Reflection, StepState, CompletionEvent))


@pytest.mark.parametrize(("remove", "named"), [(False, True), (True, False)])
def test_who_leaves_the_site_gives_their_place_to_the_queue_and_leaves_the_journal_to_the_team(remove, named):
    cohort = cohort_of(capacity=2)
    team = team_in(cohort)
    person = team.memberships.first().user
    waiting = participant_of(cohort)
    cohorts.write_log(team, actor=person, week=2, done="Fait.", learned="Appris.")
    assert any(row.get("learned") == "Appris." for row in COHORTS.export(person))
    COHORTS.erase(person, remove)
    cohort.refresh_from_db()
    assert cohort.taken == 2
    assert Participation.objects.get(user=waiting).state == ParticipationState.ENROLLED
    assert not Participation.objects.filter(user=person).exists()
    assert (LogEntry.objects.get().author == person) == named


def test_the_administration_never_shows_reflections_nor_journals():
    assert not {Reflection, CompletionEvent, StepState, LogEntry} & set(admin.site._registry)
