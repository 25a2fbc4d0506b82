"""A workshop prepared in the methods room, held in a session of a cohort."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from learning.actions.cohorts import NotPossible
from learning.actions.workshops import attach_workshop, detach_workshop
from learning.enums import CohortRoleKind
from learning.models import SessionWorkshop
from methods.enums import BlockKind
from tests.support.factories.accounts import UserFactory
from tests.support.factories.learning import coach_of, cohort_of, holder_of, participant_of, session_in, trainer_of
from tests.support.factories.plans import block, facilitator, plan, shared_model

pytestmark = pytest.mark.django_db

ATTACH, DETACH, AGENDA, WORKSHOP = "attach", "detach", "agenda", "workshop"
TABLE = {
    "trainer who prepares": {ATTACH, DETACH, AGENDA, WORKSHOP},
    "coach who prepares": {ATTACH, DETACH, AGENDA, WORKSHOP},
    "trainer": {DETACH, AGENDA},
    "coach": {AGENDA},
    "sponsor": {AGENDA},
    "participant": {AGENDA},
    "participant who prepares": {DETACH, AGENDA, WORKSHOP},
    "trainer elsewhere who prepares": {DETACH, WORKSHOP},
    "member": set(),
    "editor": set(),
    "administrator": set(),
    "visitor": set(),
}


@pytest.fixture
def scene():
    """A session, a workshop of somebody, and one person a role."""
    cohort = cohort_of()
    workshop = plan(title="Lire les entretiens")
    block(workshop, "Accueil", notes="Secret de cuisine", lead="Lou")
    people = {
        "trainer who prepares": facilitator(workshop, trainer_of(cohort)),
        "coach who prepares": facilitator(workshop, coach_of(cohort)),
        "trainer": trainer_of(cohort),
        "coach": coach_of(cohort),
        "sponsor": holder_of(cohort, CohortRoleKind.SPONSOR),
        "participant": participant_of(cohort),
        "participant who prepares": facilitator(workshop, participant_of(cohort)),
        "trainer elsewhere who prepares": facilitator(workshop, trainer_of(cohort_of())),
        "member": UserFactory(),
        "editor": UserFactory(is_editor=True),
        "administrator": UserFactory(is_superuser=True),
    }
    return session_in(cohort), workshop, people


def held_in(session, workshop):
    return SessionWorkshop.objects.create(session=session, plan=workshop, attached_by=workshop.owner)


def allowed(act) -> bool:
    try:
        act()
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("role", TABLE)
def test_who_does_what(client, signed_in, scene, role):
    session, workshop, people = scene
    user = people.get(role) or AnonymousUser()
    reader = signed_in(user) if role in people else client
    rights = TABLE[role]
    assert allowed(lambda: attach_workshop(session, workshop, actor=user)) == (ATTACH in rights)
    SessionWorkshop.objects.all().delete()
    held = held_in(session, workshop)
    refused = 302 if role == "visitor" else 404
    agenda = f"/cohortes/{session.cohort.slug}/seances/{session.pk}/ordre-du-jour/"
    assert reader.get(agenda).status_code == (200 if AGENDA in rights else refused)
    around = f"/cohortes/ateliers/{workshop.slug}/"
    assert reader.get(around).status_code == (200 if WORKSHOP in rights else refused)
    asked = f"/cohortes/ateliers/{held.pk}/detacher/"
    assert reader.get(asked).status_code == (200 if DETACH in rights else refused)
    assert allowed(lambda: detach_workshop(held, actor=user)) == (DETACH in rights)
    assert SessionWorkshop.objects.exists() != (DETACH in rights)


def test_a_trainer_attaches_from_the_workshop_and_the_people_read_the_agenda(signed_in):
    cohort = cohort_of()
    trainer, participant, session = trainer_of(cohort), participant_of(cohort), session_in(cohort)
    workshop = plan(owner=trainer, title="Lire les entretiens")
    block(workshop, "Accueil", notes="Secret de cuisine", lead="Lou", say="Bonjour")
    block(workshop, "Pause", 10, kind=BlockKind.BREAK)
    around = f"/cohortes/ateliers/{workshop.slug}/"
    assert signed_in(trainer).post(around, {"session": session.pk}).status_code == 303
    html = signed_in(participant).get(f"/cohortes/{cohort.slug}/espace/").content.decode()
    address = f"/cohortes/{cohort.slug}/seances/{session.pk}/ordre-du-jour/"
    assert address in html
    assert workshop.get_absolute_url() not in html
    assert workshop.get_absolute_url() in signed_in(trainer).get(f"/cohortes/{cohort.slug}/espace/").content.decode()
    agenda = signed_in(participant).get(address).content.decode()
    assert "Lire les entretiens" in agenda
    assert "Pause" in agenda
    assert not [word for word in ("Secret de cuisine", "Lou", "Bonjour", workshop.slug) if word in agenda]


def test_the_agenda_follows_the_hours_of_the_session(signed_in):
    cohort = cohort_of()
    day = timezone.localdate()
    starts_at = timezone.make_aware(dt.datetime.combine(day, dt.time(14)))
    session = session_in(cohort, starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=2))
    workshop = plan(starts_at=dt.time(9))
    block(workshop, "Accueil", 15)
    block(workshop, "Idées", 45)
    held_in(session, workshop)
    reader = signed_in(participant_of(cohort))
    html = reader.get(f"/cohortes/{cohort.slug}/seances/{session.pk}/ordre-du-jour/").content.decode()
    assert [hour for hour in ("14\u00a0h", "14\u00a0h\u00a015", "Fin à 15\u00a0h") if hour not in html] == []
    assert ">9\u00a0h" not in html


def test_only_free_sessions_of_one_s_cohorts_are_offered(signed_in):
    cohort, other = cohort_of(), cohort_of()
    coach = coach_of(cohort)
    participant_of(other, coach)
    free, taken, elsewhere = session_in(cohort), session_in(cohort), session_in(other)
    workshop = plan(owner=coach)
    held_in(taken, plan(slug="autre-aaaaaa"))
    around = f"/cohortes/ateliers/{workshop.slug}/"
    offered = signed_in(coach).get(around).context["form"].fields["session"].queryset
    assert list(offered) == [free]
    for refused in (taken, elsewhere):
        assert signed_in(coach).post(around, {"session": refused.pk}).status_code == 422
    with pytest.raises(NotPossible):
        attach_workshop(taken, workshop, actor=coach)


def test_a_model_is_not_held_in_a_session():
    cohort = cohort_of()
    trainer = trainer_of(cohort)
    with pytest.raises(PermissionDenied):
        attach_workshop(session_in(cohort), shared_model(owner=trainer), actor=trainer)


def test_the_part_of_the_page_says_nothing_to_who_trains_nobody(signed_in):
    workshop = plan()
    reader = signed_in(workshop.owner)
    around = f"/cohortes/ateliers/{workshop.slug}/"
    assert reader.get(around, headers={"HX-Request": "true"}).content.strip() == b""
    assert "Aucune séance" in reader.get(around).content.decode()


def test_detaching_leads_back_where_the_person_works(signed_in):
    cohort = cohort_of()
    trainer, session, workshop = trainer_of(cohort), session_in(cohort), plan()
    held = held_in(session, workshop)
    answer = signed_in(trainer).post(f"/cohortes/ateliers/{held.pk}/detacher/")
    assert answer["Location"] == f"/cohortes/{cohort.slug}/gerer/"
    held = held_in(session, workshop)
    answer = signed_in(workshop.owner).post(f"/cohortes/ateliers/{held.pk}/detacher/")
    assert answer["Location"] == workshop.get_absolute_url()


def test_a_deleted_workshop_leaves_the_session(signed_in):
    cohort = cohort_of()
    session, workshop = session_in(cohort), plan()
    held_in(session, workshop)
    workshop.delete()
    address = f"/cohortes/{cohort.slug}/seances/{session.pk}/ordre-du-jour/"
    assert signed_in(participant_of(cohort)).get(address).status_code == 404
    assert (
        "Ordre du jour"
        not in signed_in(participant_of(cohort)).get(f"/cohortes/{cohort.slug}/espace/").content.decode()
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_part_of_the_page_costs_the_same_for_many_sessions(signed_in, django_assert_num_queries, rows):
    cohort = cohort_of()
    workshop = plan(owner=trainer_of(cohort))
    for _number in range(rows):
        held_in(session_in(cohort), workshop)
        session_in(cohort)
    reader = signed_in(workshop.owner)
    with django_assert_num_queries(8):
        reader.get(f"/cohortes/ateliers/{workshop.slug}/", headers={"HX-Request": "true"})


@pytest.mark.parametrize("blocks", [1, 3])
def test_the_agenda_of_a_session_costs_the_same_for_many_blocks(signed_in, django_assert_num_queries, blocks):
    cohort = cohort_of()
    session, workshop = session_in(cohort), plan()
    for _number in range(blocks):
        block(workshop)
    held_in(session, workshop)
    reader = signed_in(participant_of(cohort))
    with django_assert_num_queries(9):
        reader.get(f"/cohortes/{cohort.slug}/seances/{session.pk}/ordre-du-jour/")


@pytest.mark.django_db(transaction=True)
def test_two_workshops_asked_for_one_session_at_once_leave_one():
    cohort = cohort_of()
    session, trainer = session_in(cohort), trainer_of(cohort)
    plans = [plan(owner=trainer, slug=f"atelier-{number}") for number in range(2)]

    def ask(workshop) -> bool:
        try:
            attach_workshop(session, workshop, actor=trainer)
        except NotPossible:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(ask, plans)) == [False, True]
    assert SessionWorkshop.objects.count() == 1
