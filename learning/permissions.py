"""Who may do what in learning. Roles are held in one cohort or one path, never everywhere.

`Standing` gathers what a person is in a cohort, read once by `learning.queries.cohorts.standing_in`.
"""

from dataclasses import dataclass, field
from typing import Any

from learning.enums import CohortRoleKind, CohortState

STAFF = (CohortRoleKind.TRAINER, CohortRoleKind.COACH)


@dataclass(frozen=True)
class Standing:
    """What a person is in one cohort: participant, waiting, trainer, coach (and of which teams), sponsor."""

    is_enrolled: bool = False
    is_waiting: bool = False
    is_trainer: bool = False
    is_coach: bool = False
    is_sponsor: bool = False
    is_administrator: bool = False
    teams: frozenset[int] = field(default_factory=frozenset)
    coached_teams: frozenset[int] = field(default_factory=frozenset)


def can_enrol_in_path(user: Any) -> bool:
    """Any member follows a path; reading it needs no account."""
    return bool(user.is_authenticated and user.is_active)


def can_see_cohort(standing: Standing, state: str) -> bool:
    """A cohort in preparation is known to its trainers and to administrators only."""
    return state != CohortState.DRAFT or standing.is_trainer or standing.is_administrator


def can_enter_cohort(standing: Standing) -> bool:
    """The private pages: participants, trainers, coaches, sponsors. Administrators do not read in."""
    return standing.is_enrolled or standing.is_trainer or standing.is_coach or standing.is_sponsor


def can_run_cohort(standing: Standing) -> bool:
    """Dates, sessions, teams and guest links."""
    return standing.is_trainer


def can_read_team(standing: Standing, team: int) -> bool:
    """The log of a team: its members, its coach, the trainers and the sponsors."""
    return team in standing.teams | standing.coached_teams or standing.is_trainer or standing.is_sponsor


def can_write_log(standing: Standing, team: int) -> bool:
    """Members of the team write its week."""
    return team in standing.teams


def can_attach_workshop(standing: Standing) -> bool:
    """Trainers and coaches hold a workshop that they prepare in a session."""
    return standing.is_trainer or standing.is_coach


def can_detach_workshop(standing: Standing, *, prepares: bool) -> bool:
    """Who prepares the workshop takes it back; the trainers of the cohort take it out of their session."""
    return prepares or standing.is_trainer
