"""The news of learning."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm
from foundation.web.templatetags.french import fr_datetime
from learning.enums import ParticipationState
from learning.models import LogEntry, Participation, Session
from learning.queries.cohorts import standing_in


def _still_enrolled(user: Any, participation: Participation) -> bool:
    return participation.user_id == user.pk and participation.state == ParticipationState.ENROLLED


def _own_participations(user: Any) -> QuerySet[Participation]:
    return Participation.objects.filter(user=user, state=ParticipationState.ENROLLED).select_related("cohort")


def _attends(user: Any, session: Session) -> bool:
    standing = standing_in(session.cohort, user)
    return standing.is_enrolled or standing.is_trainer or standing.is_coach


def _attended_sessions(user: Any) -> QuerySet[Session]:
    enrolled = Q(cohort__in=Participation.objects.filter(user=user, state=ParticipationState.ENROLLED).values("cohort"))
    held = Q(cohort__in=user.cohort_roles.exclude(kind="sponsor").values("cohort"))
    return Session.objects.filter(enrolled | held).select_related("cohort")


def _attendants(session: Session, actor: Any) -> list[int]:
    cohort = session.cohort
    enrolled = cohort.participations.filter(state=ParticipationState.ENROLLED).values_list("user", flat=True)
    held = cohort.roles.exclude(kind="sponsor").values_list("user", flat=True)
    return list({*enrolled, *held})


PLACE_GIVEN = register(
    Kind(
        key="learning.place_given",
        label=gettext_lazy("Ma place dans une cohorte est confirmée"),
        default=Rhythm.IMMEDIATE,
        target="learning.Participation",
        may_receive=_still_enrolled,
        visible_to=_own_participations,
        describe=lambda row: Line(
            _("Votre place dans « %s » est confirmée") % row.cohort.title,
            reverse("learning:cohort-home", args=[row.cohort.slug]),
        ),
    )
)
PLACE_FREED = register(
    Kind(
        key="learning.place_freed",
        label=gettext_lazy("Une place se libère pour moi dans une cohorte"),
        default=Rhythm.IMMEDIATE,
        target="learning.Participation",
        may_receive=_still_enrolled,
        visible_to=_own_participations,
        describe=lambda row: Line(
            _("Une place s’est libérée : vous rejoignez « %s »") % row.cohort.title,
            reverse("learning:cohort-home", args=[row.cohort.slug]),
        ),
    )
)
SESSION_SOON = register(
    Kind(
        key="learning.session_soon",
        label=gettext_lazy("Une séance de ma cohorte approche"),
        default=Rhythm.IMMEDIATE,
        target="learning.Session",
        recipients=_attendants,
        may_receive=_attends,
        visible_to=_attended_sessions,
        describe=lambda session: Line(
            _("Séance « %(title)s », %(when)s") % {"title": session.title, "when": fr_datetime(session.starts_at)},
            reverse("learning:cohort-home", args=[session.cohort.slug]),
            session.place,
        ),
    )
)
LOG_WRITTEN = register(
    Kind(
        key="learning.log_written",
        label=gettext_lazy("Une équipe que j’accompagne écrit son journal"),
        default=Rhythm.DAILY,
        target="learning.LogEntry",
        recipients=lambda entry, actor: [entry.team.coach_id] if entry.team.coach_id else [],
        may_receive=lambda user, entry: entry.team.coach_id == user.pk,
        visible_to=lambda user: LogEntry.objects.filter(Q(team__coach=user)).select_related("team__cohort"),
        describe=lambda entry: Line(
            _("%(team)s a écrit sa semaine %(week)d") % {"team": entry.team.name, "week": entry.week},
            reverse("learning:team", args=[entry.team.cohort.slug, entry.team_id]),
            entry.learned,
        ),
    )
)
