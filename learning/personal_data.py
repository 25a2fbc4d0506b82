"""What learning holds of a person: their paths and private reflections, their cohorts and teams."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from learning.actions.cohorts import leave_cohort
from learning.models import (
    CohortRole,
    CompletionEvent,
    Enrolment,
    GuestLink,
    LogEntry,
    Participation,
    Path,
    Reflection,
    SessionWorkshop,
    Team,
    TeamMembership,
)


def _paths(user: User) -> list[Row]:
    return [
        *Enrolment.objects.filter(user=user).values(),
        *CompletionEvent.objects.filter(enrolment__user=user).values(),
        *Reflection.objects.filter(enrolment__user=user).values(),
        *Path.objects.filter(trainers=user).values("title", "slug"),
    ]


def _erase_paths(user: User, remove_contributions: bool) -> None:
    """An enrolment, its steps and its reflections only concern the person."""
    Enrolment.objects.filter(user=user).delete()
    Path.trainers.through.objects.filter(user=user).delete()


def _cohorts(user: User) -> list[Row]:
    return [
        *Participation.objects.filter(user=user).values(),
        *CohortRole.objects.filter(user=user).values(),
        *TeamMembership.objects.filter(user=user).values("team__name", "joined_on", "left_on"),
        *Team.objects.filter(coach=user).values("name"),
        *LogEntry.objects.filter(author=user).values("team__name", "week", "done", "learned", "upcoming", "created_at"),
        *GuestLink.objects.filter(created_by=user).values("label", "expires_on"),
        *SessionWorkshop.objects.filter(attached_by=user).values("session__title", "plan__title", "created_at"),
    ]


def _erase_cohorts(user: User, remove_contributions: bool) -> None:
    """The log of a team is the team's: it stays, without a name when contributions go."""
    for participation in Participation.objects.filter(user=user).select_related("cohort"):
        leave_cohort(participation.cohort, actor=user)  # the place goes to the queue
    for table in (Participation, CohortRole, TeamMembership):
        table.objects.filter(user=user).delete()
    Team.objects.filter(coach=user).update(coach=None)
    GuestLink.objects.filter(created_by=user).update(created_by=None)
    SessionWorkshop.objects.filter(attached_by=user).update(attached_by=None)
    if remove_contributions:
        LogEntry.objects.filter(author=user).update(author=None)


register_personal_data(
    Section(
        "paths",
        _("Parcours suivis"),
        _paths,
        _erase_paths,
        ("learning.Enrolment", "learning.Path", "learning.Path_trainers"),
    )
)
register_personal_data(
    Section(
        "cohorts",
        _("Cohortes et équipes"),
        _cohorts,
        _erase_cohorts,
        (
            "learning.Participation",
            "learning.CohortRole",
            "learning.TeamMembership",
            "learning.Team",
            "learning.LogEntry",
            "learning.GuestLink",
            "learning.SessionWorkshop",
        ),
    )
)
