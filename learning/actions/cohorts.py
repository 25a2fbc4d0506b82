"""Joining and leaving a cohort, running it, keeping its journal."""

import secrets
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from community.actions import add_member, remove_member
from foundation.notifications import announce
from foundation.search import index
from learning.enums import CohortRoleKind, CohortState, ParticipationState
from learning.models import Cohort, GuestLink, LogEntry, Participation, Session, Team, TeamMembership
from learning.notifications import LOG_WRITTEN, PLACE_FREED, PLACE_GIVEN
from learning.permissions import can_run_cohort, can_write_log
from learning.queries.cohorts import standing_in


class NotPossible(Exception):
    """The step is not possible now; the message says why, in French."""


@transaction.atomic
def join_cohort(cohort: Cohort, *, actor: Any) -> Participation:
    """Take a place, or a rank in the queue when the cohort is full. Somebody already in keeps what they have.

    Raises NotPossible when registration is closed.
    """
    if not actor.is_authenticated:
        raise PermissionDenied
    cohort = _locked(cohort)
    if cohort.state != CohortState.OPEN or timezone.localdate() > cohort.registration_until:
        raise NotPossible(_("Les inscriptions à cette cohorte sont closes."))
    participation, _created = Participation.objects.get_or_create(
        cohort=cohort, user=actor, defaults={"state": ParticipationState.LEFT, "since": timezone.now()}
    )
    if _move(participation, ParticipationState.LEFT, ParticipationState.WAITING) and _take_place(cohort):
        _let_in(participation)
        announce(PLACE_GIVEN, target=participation, actor=None, recipients=[actor.pk])
    participation.refresh_from_db()
    return participation


@transaction.atomic
def leave_cohort(cohort: Cohort, *, actor: Any) -> None:
    """Give up one's place or rank; the first in the queue gets the place and is told."""
    cohort = _locked(cohort)
    participation = Participation.objects.filter(cohort=cohort, user=actor).first()
    if participation is None:
        raise PermissionDenied
    if _move(participation, ParticipationState.WAITING, ParticipationState.LEFT):
        return
    if not _move(participation, ParticipationState.ENROLLED, ParticipationState.LEFT):
        return
    TeamMembership.objects.filter(team__cohort=cohort, user=actor, left_on=None).update(left_on=timezone.localdate())
    if cohort.space:
        remove_member(cohort.space, user=actor)
    Cohort.objects.filter(pk=cohort.pk, taken__gt=0).update(taken=F("taken") - 1)
    _promote_waiting(cohort)


def _locked(cohort: Cohort) -> Cohort:
    """The cohort as it stands, held until the end of the transaction.

    Who joins and who leaves pass one by one: otherwise a place given up while somebody enters the queue stays empty.
    (SQLite has one writer at a time; `select_for_update` says it to PostgreSQL.)
    """
    return Cohort.objects.select_for_update().get(pk=cohort.pk)


def _promote_waiting(cohort: Cohort) -> None:
    """Give the free places to the queue, in order."""
    queue = cohort.participations.filter(state=ParticipationState.WAITING).order_by("since", "pk")
    for participation in queue.select_related("user"):
        if not _take_place(cohort):
            return
        _let_in(participation)
        announce(PLACE_FREED, target=participation, actor=None, recipients=[participation.user_id])


def _take_place(cohort: Cohort) -> bool:
    return bool(Cohort.objects.filter(pk=cohort.pk, taken__lt=F("capacity")).update(taken=F("taken") + 1))


def _let_in(participation: Participation) -> None:
    _move(participation, ParticipationState.WAITING, ParticipationState.ENROLLED)
    space = participation.cohort.space
    if space:
        add_member(space, user=participation.user)


def _move(participation: Participation, old: ParticipationState, new: ParticipationState) -> bool:
    """Change the state, once: two identical requests move the row one time."""
    rows = Participation.objects.filter(pk=participation.pk, state=old)
    return bool(rows.update(state=new, since=timezone.now()))


def schedule_session(cohort: Cohort, *, actor: Any, **values: Any) -> Session:
    """Add a session (`week`, `title`, `starts_at`, `ends_at`, `place`, `url`)."""
    _require_trainer(cohort, actor)
    return Session.objects.create(cohort=cohort, **values)


def change_session(session: Session, *, actor: Any, **values: Any) -> Session:
    """Move or rename a session. People who were reminded of another hour are reminded again."""
    _require_trainer(session.cohort, actor)
    if values.get("starts_at", session.starts_at) != session.starts_at:
        session.reminded_at = None
    for name, value in values.items():
        setattr(session, name, value)
    session.save(update_fields=[*values, "reminded_at"])
    return session


@transaction.atomic
def change_cohort(cohort: Cohort, *, actor: Any, **values: Any) -> Cohort:
    """Change the presentation, dates, capacity or state; a larger capacity lets the queue in."""
    _require_trainer(cohort, actor)
    cohort = _locked(cohort)
    if values.get("capacity", cohort.capacity) < cohort.taken:
        raise NotPossible(_("Des places sont déjà prises : la capacité ne peut pas descendre sous leur nombre."))
    for name, value in values.items():
        setattr(cohort, name, value)
    cohort.save(update_fields=list(values))
    _promote_waiting(cohort)
    announce_in_search(cohort)
    return cohort


def announce_in_search(cohort: Cohort) -> None:
    """What the search knows of a cohort and of its territory, inside the transaction that changed it."""
    index(cohort)
    if cohort.territory:
        index(cohort.territory)


@transaction.atomic
def form_team(
    cohort: Cohort, *, actor: Any, name: str, problem: str, coach: Any, members: list[Any], team: Team | None = None
) -> Team:
    """Form a team, or change it; its size follows the programme's rules. Raises NotPossible."""
    _require_trainer(cohort, actor)
    cohort = _locked(cohort)
    team = team or Team(cohort=cohort)
    _check_team(cohort, team, members, coach)
    team.name, team.problem, team.coach = name, problem, coach
    team.save()
    team.memberships.filter(left_on=None).exclude(user__in=members).update(left_on=timezone.localdate())
    for member in members:
        TeamMembership.objects.get_or_create(team=team, user=member, left_on=None)
    return team


def _check_team(cohort: Cohort, team: Team, members: list[Any], coach: Any) -> None:
    low, high = cohort.programme.rules["team_min"], cohort.programme.rules["team_max"]
    if not low <= len(members) <= high:
        raise NotPossible(_("Une équipe compte de %(low)d à %(high)d personnes.") % {"low": low, "high": high})
    enrolled = cohort.participations.filter(user__in=members, state=ParticipationState.ENROLLED)
    if enrolled.count() != len(members):
        raise NotPossible(_("Une équipe se compose de personnes inscrites à la cohorte."))
    elsewhere = TeamMembership.objects.filter(team__cohort=cohort, user__in=members, left_on=None)
    if taken := elsewhere.exclude(team=team.pk).select_related("user", "team").first():
        raise NotPossible(
            _("%(person)s est déjà dans « %(team)s » : retirez d’abord cette personne de l’autre équipe.")
            % {"person": taken.user, "team": taken.team}
        )
    if coach and not cohort.roles.filter(user=coach, kind=CohortRoleKind.COACH).exists():
        raise NotPossible(_("Cette personne n’est pas coach de la cohorte."))


@transaction.atomic
def write_log(team: Team, *, actor: Any, week: int, done: str, learned: str, upcoming: str = "") -> LogEntry:
    """Add the team's entry for a week; the coach is told."""
    if not can_write_log(standing_in(team.cohort, actor), team.pk):
        raise PermissionDenied
    entry = LogEntry.objects.create(team=team, week=week, done=done, learned=learned, upcoming=upcoming, author=actor)
    announce(LOG_WRITTEN, target=entry, actor=actor)
    return entry


def invite_sponsor(cohort: Cohort, *, actor: Any, label: str, expires_on: date) -> GuestLink:
    """Make a secret address by which somebody without an account reads the state of the teams."""
    _require_trainer(cohort, actor)
    return GuestLink.objects.create(
        cohort=cohort, token=secrets.token_urlsafe(32), label=label, expires_on=expires_on, created_by=actor
    )


def withdraw_invitation(link: GuestLink, *, actor: Any) -> None:
    """Make the secret address lead nowhere."""
    _require_trainer(link.cohort, actor)
    link.delete()


def _require_trainer(cohort: Cohort, actor: Any) -> None:
    if not can_run_cohort(standing_in(cohort, actor)):
        raise PermissionDenied
