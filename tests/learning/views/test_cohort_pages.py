"""The pages of a cohort, person by person."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.utils import timezone

from learning.actions import cohorts as actions
from learning.enums import CohortRoleKind, CohortState
from learning.models import GuestLink, LogEntry, Session, Team
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
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return cohort_of()


def page(client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def inside(cohort, end: str = "espace/") -> str:
    return f"{cohort.get_absolute_url()}{end}"


def test_a_draft_is_seen_by_its_trainer_alone(client, signed_in):
    draft = cohort_of(state=CohortState.DRAFT)
    page(client, draft.get_absolute_url(), 404)
    page(signed_in(UserFactory(is_editor=True)), draft.get_absolute_url(), 404)
    assert draft.title not in page(client, "/cohortes/")
    trainer = signed_in(trainer_of(draft))
    page(trainer, draft.get_absolute_url())
    assert draft.title in page(trainer, "/cohortes/")


def test_joining_leads_into_the_cohort_or_says_the_rank(signed_in):
    cohort = cohort_of(capacity=1)
    url = inside(cohort, "rejoindre/")
    first = signed_in(UserFactory()).post(url, follow=True)
    assert first.request["PATH_INFO"] == inside(cohort)
    second = signed_in(UserFactory()).post(url, follow=True)
    assert "rang 1 de la liste d’attente" in second.content.decode()


def test_leaving_asks_first(signed_in, cohort):
    client = signed_in(participant_of(cohort))
    url = inside(cohort, "quitter/")
    assert "Ne plus participer" in page(client, url)
    client.post(url)
    page(client, inside(cohort), 404)


@pytest.mark.parametrize("end", ["gerer/", "gerer/seances/nouvelle/", "gerer/equipes/nouvelle/"])
def test_the_pages_of_trainers_do_not_exist_for_the_others(client, signed_in, cohort, end):
    others = [
        participant_of(cohort),
        coach_of(cohort),
        holder_of(cohort, CohortRoleKind.SPONSOR),
        trainer_of(cohort_of()),
        UserFactory(is_superuser=True, is_staff=True),
    ]
    for person in others:
        page(signed_in(person), inside(cohort, end), 404)
    page(signed_in(trainer_of(cohort)), inside(cohort, end))
    page(client, inside(cohort, end), 302)


def test_the_week_on_the_page_is_this_one_or_the_one_asked(signed_in, cohort):
    client = signed_in(participant_of(cohort))
    assert "Semaine d’essai 3</h1>" in page(client, inside(cohort))
    html = page(client, inside(cohort, "espace/?semaine=4"))
    assert "Semaine d’essai 4</h1>" in html
    assert 'href="?semaine=12"' in html
    assert "oui, non" not in html.split('class="weeks"')[1]  # the rail says the question without its answers
    page(client, inside(cohort, "espace/?semaine=abc"), 404)
    assert "Semaine d’essai 12</h1>" in page(client, inside(cohort, "espace/?semaine=99"))


def test_everybody_inside_sees_who_accompanies_whom(signed_in, cohort):
    team = team_in(cohort)
    html = page(signed_in(participant_of(cohort)), inside(cohort))
    assert team.coach.name in html
    assert cohort.roles.get(kind="trainer").user.name in html


def test_an_overseas_cohort_gives_both_hours(signed_in):
    place = CollectiviteFactory(department=DepartmentFactory(code="974", name="La Réunion", timezone="Indian/Reunion"))
    starts_at = datetime.combine(
        timezone.localdate() + timedelta(days=3), datetime.min.time().replace(hour=10), ZoneInfo("Europe/Paris")
    )
    cohort = cohort_of(territory=place)
    session_in(cohort, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
    html = page(signed_in(participant_of(cohort)), inside(cohort))
    there = starts_at.astimezone(ZoneInfo("Indian/Reunion")).hour
    assert "10\u00a0h à Paris" in html
    assert f"{there}\u00a0h à l’heure locale (La Réunion)" in html


def test_a_cohort_of_metropole_gives_one_hour(signed_in):
    cohort = cohort_of(territory=CollectiviteFactory())
    session_in(cohort)
    assert "heure locale" not in page(signed_in(participant_of(cohort)), inside(cohort))


def test_a_moved_session_keeps_its_identity_in_calendars(signed_in, cohort):
    session, client = session_in(cohort), signed_in(participant_of(cohort))
    session_in(cohort, days=8)

    def events(url: str):
        return icalendar.Calendar.from_ical(client.get(url).content).walk("VEVENT")

    one = inside(cohort, f"seances/{session.pk}.ics")
    (before,) = events(one)
    later = {"starts_at": session.starts_at + timedelta(days=1), "ends_at": session.ends_at + timedelta(days=1)}
    actions.change_session(session, actor=trainer_of(cohort), **later)
    (after,) = events(one)
    assert before["uid"] == after["uid"]
    assert after.start == before.start + timedelta(days=1)
    assert len({event["uid"] for event in events(inside(cohort, "seances.ics"))}) == 2


def test_calendars_and_teams_of_another_cohort_are_not_found(signed_in, cohort):
    client, other = signed_in(participant_of(cohort)), cohort_of()
    page(client, inside(cohort, f"seances/{session_in(other).pk}.ics"), 404)
    page(client, inside(cohort, f"equipes/{team_in(other).pk}/"), 404)
    page(client, inside(other, "seances.ics"), 404)


def test_a_journal_is_read_by_the_team_its_coach_the_trainers_and_the_sponsors(signed_in, cohort):
    team = team_in(cohort)
    url = inside(cohort, f"equipes/{team.pk}/")
    member = team.memberships.first().user
    trainer = cohort.roles.get(kind="trainer").user
    for person in (member, team.coach, trainer, holder_of(cohort, CohortRoleKind.SPONSOR)):
        assert ("Écrire dans le journal" in page(signed_in(person), url)) == (person == member)
    for person in (participant_of(cohort), coach_of(cohort), UserFactory(is_superuser=True)):
        page(signed_in(person), url, 404)


def test_a_journal_sent_twice_is_written_once_and_an_empty_one_is_explained(signed_in, cohort):
    team = team_in(cohort)
    client, url = signed_in(team.memberships.first().user), inside(cohort, f"equipes/{team.pk}/")
    form = client.get(url).context["form"]
    data = {"week": 3, "once": form["once"].value(), "done": "Trois entretiens.", "learned": "Le panneau n’est pas lu."}
    client.post(url, data)
    client.post(url, data)
    assert LogEntry.objects.count() == 1
    refused = client.post(url, data | {"learned": ""})
    assert refused.status_code == 422
    assert "Trois entretiens." in refused.content.decode()


def test_a_guest_s_link_stands_until_its_day_and_tells_nothing_else(client, cohort):
    team = team_in(cohort)
    trainer = cohort.roles.get(kind="trainer").user
    actions.write_log(team, actor=team.memberships.first().user, week=2, done="Fait en cachette.", learned="Appris.")
    today = timezone.localdate()
    link = actions.invite_sponsor(cohort, actor=trainer, label="La directrice", expires_on=today)
    url = f"/cohortes/invitation/{link.token}/"
    response = client.get(url)
    html = response.content.decode()
    assert (response["X-Robots-Tag"], response["Cache-Control"]) == ("noindex", "private, no-store")
    assert "Appris." in html
    assert "Fait en cachette." not in html
    page(client, "/cohortes/invitation/inconnu/", 404)
    GuestLink.objects.update(expires_on=today - timedelta(days=1))
    page(client, url, 404)


def test_a_trainer_invites_and_withdraws_a_sponsor(client, signed_in, cohort):
    desk = signed_in(trainer_of(cohort))
    desk.post(inside(cohort, "gerer/invites/"), {"label": "L’élue", "expires_on": "2099-01-01"})
    link = GuestLink.objects.get()
    assert link.token in page(desk, inside(cohort, "gerer/"))
    desk.post(inside(cohort, f"gerer/invites/{link.pk}/"))
    page(client, f"/cohortes/invitation/{link.token}/", 404)


def test_a_trainer_adds_and_moves_a_session(signed_in, cohort):
    desk = signed_in(trainer_of(cohort))
    data = {"week": 3, "title": "Verdicts", "day": "2027-01-14", "begins": "14:00", "finishes": "13:00", "place": ""}
    refused = desk.post(inside(cohort, "gerer/seances/nouvelle/"), data)
    assert refused.status_code == 422
    assert "finit avant de commencer" in refused.content.decode()
    desk.post(inside(cohort, "gerer/seances/nouvelle/"), data | {"finishes": "15:30"})
    session = Session.objects.get()
    assert timezone.localtime(session.starts_at).hour == 14
    desk.post(inside(cohort, f"gerer/seances/{session.pk}/"), data | {"begins": "09:00"})
    session.refresh_from_db()
    assert timezone.localtime(session.starts_at).hour == 9


def test_a_trainer_forms_a_team_and_is_told_why_not(signed_in, cohort):
    desk, coach = signed_in(trainer_of(cohort)), coach_of(cohort)
    members = [participant_of(cohort).pk, participant_of(cohort).pk]
    data = {"name": "Équipe Accueil", "problem": "On revient deux fois.", "coach": coach.pk, "members": members[:1]}
    refused = desk.post(inside(cohort, "gerer/equipes/nouvelle/"), data)
    assert refused.status_code == 422
    assert "de 2 à 4" in refused.content.decode()
    desk.post(inside(cohort, "gerer/equipes/nouvelle/"), data | {"members": members})
    assert Team.objects.get().memberships.count() == 2


def test_a_capacity_under_the_places_taken_is_refused_on_its_field(signed_in, cohort):
    desk = signed_in(trainer_of(cohort))
    participant_of(cohort)
    participant_of(cohort)
    data = {
        "title": cohort.title,
        "presentation": "",
        "starts_on": cohort.starts_on.isoformat(),
        "registration_until": cohort.registration_until.isoformat(),
        "state": "open",
    }
    refused = desk.post(inside(cohort, "gerer/"), data | {"capacity": 1})
    assert refused.status_code == 422
    assert refused.context["form"].errors["capacity"]
    assert desk.post(inside(cohort, "gerer/"), data | {"capacity": 2}).status_code == 303


COST = {"list": 1, "public": 1, "home": 10, "team": 9, "desk": 10}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_pages(client, signed_in, django_assert_num_queries, rows):
    cohort = cohort_of()
    team = team_in(cohort)
    for _ in range(rows - 1):
        team_in(cohort, coach=team.coach)
    for _ in range(rows):
        session_in(cohort)
        participant_of(cohort)
        cohort_of()
        actions.write_log(team, actor=team.memberships.first().user, week=3, done="Fait.", learned="Appris.")
    reader, desk = signed_in(participant_of(cohort)), signed_in(trainer_of(cohort))
    member = signed_in(team.memberships.first().user)
    with django_assert_num_queries(COST["list"]):
        client.get("/cohortes/")
    with django_assert_num_queries(COST["public"]):
        client.get(inside(cohort, ""))
    with django_assert_num_queries(COST["home"]):
        reader.get(inside(cohort))
    with django_assert_num_queries(COST["team"]):
        member.get(inside(cohort, f"equipes/{team.pk}/"))
    with django_assert_num_queries(COST["desk"]):
        desk.get(inside(cohort, "gerer/"))
