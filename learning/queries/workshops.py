"""The workshops of sessions, seen from a workshop and from a cohort."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from learning.enums import CohortRoleKind
from learning.models import Cohort, CohortRole, Session, SessionWorkshop
from learning.permissions import STAFF
from methods.models import WorkshopPlan
from methods.queries.plans import plans_of


def with_workshops(sessions: QuerySet[Session], user: Any) -> QuerySet[Session]:
    """Sessions with `held_pk`, `held_slug` and `held_title` of their workshop (None without one).

    `prepares`: whether the reader prepares it. No query more.
    """
    own = plans_of(user).filter(pk=OuterRef("workshop__plan"))
    return sessions.annotate(
        held_pk=F("workshop"),
        held_slug=F("workshop__plan__slug"),
        held_title=F("workshop__plan__title"),
        prepares=Exists(own),
    )


def sessions_holding(plan: WorkshopPlan) -> QuerySet[SessionWorkshop]:
    """Where a workshop is held, the first session first. For those who prepare it."""
    rows = SessionWorkshop.objects.filter(plan=plan).select_related("session__cohort", "attached_by")
    return rows.order_by("session__starts_at", "pk")


def sessions_to_fill(user: Any) -> QuerySet[Session]:
    """The sessions without a workshop of the cohorts a person trains or coaches, the latest first."""
    run = CohortRole.objects.filter(user=user, kind__in=STAFF).values("cohort")
    free = Session.objects.filter(cohort__in=run, workshop=None).select_related("cohort")
    return free.order_by("-starts_at", "-pk")


def get_session_workshop(cohort: Cohort, pk: int) -> SessionWorkshop:
    """The workshop of a session of the cohort; Http404 when it has none."""
    rows = SessionWorkshop.objects.select_related("session", "plan")
    found = rows.filter(session__cohort=cohort, session=pk).first()
    if found is None:
        raise Http404
    found.session.cohort = cohort
    return found


def get_workshop_link_for(user: Any, pk: int) -> SessionWorkshop:
    """A workshop held in a session, for those who may detach it: trainers of the cohort, and who prepares it."""
    trained = CohortRole.objects.filter(user=user, kind=CohortRoleKind.TRAINER).values("cohort")
    mine = Q(session__cohort__in=trained) | Q(plan__in=plans_of(user).values("pk"))
    return get_object_or_404(SessionWorkshop.objects.filter(mine).select_related("session__cohort", "plan"), pk=pk)
