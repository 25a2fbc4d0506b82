"""Holding a prepared workshop in a session of a cohort."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from foundation.web.allowed import require
from learning.actions.cohorts import NotPossible
from learning.models import Session, SessionWorkshop
from learning.permissions import can_attach_workshop, can_detach_workshop
from learning.queries.cohorts import standing_in
from methods.models import WorkshopPlan
from methods.permissions.plans import can_edit_plan, can_run_plan


def attach_workshop(session: Session, plan: WorkshopPlan, *, actor: Any) -> SessionWorkshop:
    """Hold a workshop that one prepares in a session of a cohort that one trains or coaches.

    Raises PermissionDenied, NotPossible when the session holds one already.
    """
    require(can_run_plan(actor, plan) and can_attach_workshop(standing_in(session.cohort, actor)))
    try:
        with transaction.atomic():
            return SessionWorkshop.objects.create(session=session, plan=plan, attached_by=actor)
    except IntegrityError:
        raise NotPossible(_("Cette séance a déjà un atelier : détachez-le d’abord.")) from None


def detach_workshop(held: SessionWorkshop, *, actor: Any) -> None:
    """Take the workshop out of its session; the workshop stays. Raises PermissionDenied."""
    standing = standing_in(held.session.cohort, actor)
    require(can_detach_workshop(standing, prepares=can_edit_plan(actor, held.plan)))
    SessionWorkshop.objects.filter(pk=held.pk).delete()
