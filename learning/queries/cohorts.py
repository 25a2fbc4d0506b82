"""Reading cohorts with the reader's standing."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from learning.enums import CohortRoleKind, CohortState, ParticipationState
from learning.models import Cohort, CohortRole, GuestLink, LogEntry, Participation, Session, Team, TeamMembership
from learning.permissions import Standing, can_enter_cohort, can_read_team, can_run_cohort, can_see_cohort


def cohorts_visible_to(user: Any) -> QuerySet[Cohort]:
    """Cohorts that are announced, and those one prepares."""
    announced = ~Q(state=CohortState.DRAFT)
    if not user.is_authenticated:
        return Cohort.objects.filter(announced)
    if user.is_superuser:
        return Cohort.objects.all()
    mine = CohortRole.objects.filter(user=user, kind=CohortRoleKind.TRAINER).values("cohort")
    return Cohort.objects.filter(announced | Q(pk__in=mine))


def cohorts_announced() -> QuerySet[Cohort]:
    """The cohorts that everybody may see."""
    return Cohort.objects.exclude(state=CohortState.DRAFT)


def standing_in(cohort: Cohort, user: Any) -> Standing:
    """What a person is in a cohort, in two queries."""
    if not user.is_authenticated or not user.is_active:
        return Standing()
    # Kinds of role and states of participation are different words: one query reads both.
    kinds = CohortRole.objects.filter(cohort=cohort, user=user).values_list("kind", flat=True)
    places = Participation.objects.filter(cohort=cohort, user=user).values_list("state", flat=True)
    words = set(kinds.union(places))
    own, coached = _teams_in(cohort, user)
    return Standing(
        is_enrolled=ParticipationState.ENROLLED in words,
        is_waiting=ParticipationState.WAITING in words,
        is_trainer=CohortRoleKind.TRAINER in words,
        is_coach=CohortRoleKind.COACH in words,
        is_sponsor=CohortRoleKind.SPONSOR in words,
        is_administrator=user.is_superuser,
        teams=own if ParticipationState.ENROLLED in words else frozenset(),
        coached_teams=coached if CohortRoleKind.COACH in words else frozenset(),
    )


def _teams_in(cohort: Cohort, user: Any) -> tuple[frozenset[int], frozenset[int]]:
    """The teams one is a member of, and those one coaches."""
    memberships = TeamMembership.objects.filter(team=OuterRef("pk"), user=user, left_on=None)
    rows = Team.objects.filter(cohort=cohort).annotate(is_own=Exists(memberships)).order_by()
    teams = list(rows.filter(Q(is_own=True) | Q(coach=user)).values_list("pk", "is_own", "coach"))
    own = frozenset(pk for pk, is_own, _coach in teams if is_own)
    return own, frozenset(pk for pk, _is_own, coach in teams if coach == user.pk)


def get_cohort_for(user: Any, slug: str) -> tuple[Cohort, Standing]:
    """The cohort and what the reader is in it; Http404 when it may not be seen."""
    cohort = get_object_or_404(
        Cohort.objects.select_related("programme", "path", "space", "territory__department"), slug=slug
    )
    standing = standing_in(cohort, user)
    if not can_see_cohort(standing, cohort.state):
        raise Http404
    return cohort, standing


def get_entered_cohort_for(user: Any, slug: str) -> tuple[Cohort, Standing]:
    """The cohort, for those who may enter its private pages; Http404 for the others."""
    cohort, standing = get_cohort_for(user, slug)
    if not can_enter_cohort(standing):
        raise Http404
    return cohort, standing


def get_run_cohort_for(user: Any, slug: str) -> Cohort:
    """The cohort, for its trainers; Http404 for the others."""
    cohort, standing = get_cohort_for(user, slug)
    if not can_run_cohort(standing):
        raise Http404
    return cohort


def get_team_for(cohort: Cohort, standing: Standing, pk: int) -> Team:
    """A team of the cohort whose log the reader may read; Http404 otherwise."""
    team = get_object_or_404(Team.objects.filter(cohort=cohort).select_related("coach"), pk=pk)
    if not can_read_team(standing, team.pk):
        raise Http404
    return team


def get_guest_link(token: str, today: date) -> GuestLink:
    """A sponsor's link that still stands; Http404 otherwise."""
    links = GuestLink.objects.filter(expires_on__gte=today).select_related("cohort__programme")
    return get_object_or_404(links, token=token)


def teams_of(cohort: Cohort) -> QuerySet[Team]:
    """The teams with their coach; their `memberships` are those of present members."""
    present = TeamMembership.objects.filter(left_on=None).select_related("user").order_by("pk")
    return (
        cohort.teams.select_related("coach").prefetch_related(Prefetch("memberships", present)).order_by("name", "pk")
    )


def people_running(cohort: Cohort) -> QuerySet[CohortRole]:
    """The trainers, coaches and sponsors, with who they are."""
    return cohort.roles.select_related("user").order_by("-kind", "user__name", "pk")


def place_in_queue(participation: Participation) -> int:
    """1 for the next person to be let in."""
    before = Q(since__lt=participation.since) | Q(since=participation.since, pk__lt=participation.pk)
    queue = participation.cohort.participations.filter(state=ParticipationState.WAITING)
    return queue.filter(before).count() + 1


def upcoming_sessions(user: Any, now: Any) -> QuerySet[Session]:
    """The sessions that a person attends from now on, the next first."""
    attended = Q(cohort__participations__user=user, cohort__participations__state=ParticipationState.ENROLLED)
    held = Q(cohort__roles__user=user)
    rows = Session.objects.filter(attended | held, ends_at__gte=now).select_related("cohort")
    return rows.distinct().order_by("starts_at", "pk")


def teams_joined_by(user: Any) -> QuerySet[Team]:
    """The teams a person is in, each with `written_until`: the last week its journal tells, or 0."""
    last = LogEntry.objects.filter(team=OuterRef("pk")).order_by("-week").values("week")[:1]
    rows = Team.objects.filter(memberships__user=user, memberships__left_on=None)
    return rows.select_related("cohort__programme").annotate(written_until=Coalesce(Subquery(last), 0))


def log_of(team: Team) -> QuerySet[LogEntry]:
    """The team's journal, the latest week first."""
    return team.log.select_related("author").order_by("-week", "-pk")
