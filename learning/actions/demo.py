"""Demonstration cohorts: one in its third week, one about to start. Running it again changes nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.actions import add_member, open_space
from community.enums import SpaceKind, SpaceRole
from learning.actions import cohorts
from learning.actions.workshops import attach_workshop
from learning.enums import CohortRoleKind, CohortState
from learning.models import Cohort, CohortRole, Programme, Session, SessionWorkshop
from learning.models import Path as LearningPath
from methods.models import WorkshopPlan
from territories.models import Collectivite

PATH = "enqueter-avant-de-decider"
RUNNING, NEXT = "cohorte-d-automne", "cohorte-de-printemps"
CURRENT_WEEK = 3
SCRIPT = Path(__file__).parent.parent / "corpus" / "demo" / "cohort.yaml"


@dataclass(frozen=True)
class Cast:
    """Who plays: the demonstration people by handle, and the imaginary territory."""

    people: dict[str, User]
    territory: Collectivite


@transaction.atomic
def load_demo_cohorts(cast: Cast) -> int:
    """Create the two cohorts that are missing; returns how many. The starter corpus must be loaded."""
    LearningPath.objects.get(slug=PATH).trainers.add(cast.people["nour-demo"])
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    return _running(cast, monday - timedelta(weeks=CURRENT_WEEK - 1)) + _next(cast, monday + timedelta(weeks=6))


def hold_demo_workshop(plan: WorkshopPlan, trainer: User) -> None:
    """Hold a demonstration workshop in the session of this week of the running cohort; safe to run twice."""
    session = Session.objects.get(cohort__slug=RUNNING, week=CURRENT_WEEK)
    if not SessionWorkshop.objects.filter(session=session).exists():
        attach_workshop(session, plan, actor=trainer)


def _running(cast: Cast, starts_on: date) -> int:
    cohort, created = _cohort(cast, RUNNING, "Cohorte d’automne, Val d’Essaim", starts_on, capacity=12)
    if not created:
        return 0
    trainer = cast.people["nour-demo"]
    script = yaml.safe_load(SCRIPT.read_text(encoding="utf-8"))
    cohort.space = open_space(
        name="Cohorte d’automne, Val d’Essaim", kind=SpaceKind.PRIVATE, hosts=[trainer], charter=script["charter"]
    )
    cohort.state = CohortState.OPEN
    cohort.save(update_fields=["space", "state"])
    for handle in ("sacha-demo", "lou-demo"):
        add_member(cohort.space, user=cast.people[handle], role=SpaceRole.HOST, accepted=True)
    for handle in (handle for team in script["teams"] for handle in team["members"]):
        cohorts.join_cohort(cohort, actor=cast.people[handle])
    _sessions(cohort, trainer)
    _teams(cohort, cast, script["teams"])
    _close(cohort)
    return 1


def _next(cast: Cast, starts_on: date) -> int:
    cohort, created = _cohort(
        cast, NEXT, "Cohorte de printemps, ouverte à tous les territoires", starts_on, capacity=16
    )
    if created:
        cohort.state = CohortState.OPEN
        cohort.save(update_fields=["state"])
        _sessions(cohort, cast.people["nour-demo"])
        cohorts.announce_in_search(cohort)
    return int(created)


def _cohort(cast: Cast, slug: str, title: str, starts_on: date, *, capacity: int) -> tuple[Cohort, bool]:
    cohort, created = Cohort.objects.get_or_create(
        slug=slug,
        defaults={
            "title": title,
            "presentation": "Cohorte de démonstration : les personnes et la collectivité sont imaginaires.",
            "programme": Programme.objects.get(slug="formation-action-12-semaines"),
            "path": LearningPath.objects.get(slug=PATH),
            "territory": cast.territory,
            "starts_on": starts_on,
            # Open until people have come in; the running one is then closed.
            "registration_until": max(starts_on, timezone.localdate()),
            "capacity": capacity,
        },
    )
    if created:
        for handle, kind in (
            ("nour-demo", CohortRoleKind.TRAINER),
            ("sacha-demo", CohortRoleKind.COACH),
            ("maxime-demo", CohortRoleKind.SPONSOR),
        ):
            CohortRole.objects.create(cohort=cohort, user=cast.people[handle], kind=kind)
    return cohort, created


def _close(cohort: Cohort) -> None:
    cohort.state = CohortState.CLOSED
    cohort.registration_until = cohort.starts_on
    cohort.save(update_fields=["state", "registration_until"])
    cohorts.announce_in_search(cohort)


def _sessions(cohort: Cohort, trainer: User) -> None:
    for week in cohort.programme.weeks:
        meeting: dict[str, Any] = week["coach_session"]
        day = cohort.starts_on + timedelta(weeks=week["number"] - 1, days=3)
        starts_at = timezone.make_aware(datetime.combine(day, time(14)))
        cohorts.schedule_session(
            cohort,
            actor=trainer,
            week=week["number"],
            title=meeting["title"],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=meeting["minutes"]),
            place="Salle du conseil, Essaimville",
        )


def _teams(cohort: Cohort, cast: Cast, scripts: list[dict[str, Any]]) -> None:
    for script in scripts:
        members = [cast.people[handle] for handle in script["members"]]
        team = cohorts.form_team(
            cohort,
            actor=cast.people["nour-demo"],
            name=script["name"],
            problem=script["problem"],
            coach=cast.people["sacha-demo"],
            members=members,
        )
        cohorts.write_log(team, actor=members[0], week=CURRENT_WEEK - 1, **script["log"])
