"""Those who prepare a workshop together."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.notifications import announce
from foundation.web.allowed import require
from methods.actions.plan_changes import hold
from methods.models import PlanFacilitator, WorkshopPlan
from methods.notifications.plans import FACILITATOR_NAMED, PLAN_HANDED_OVER
from methods.permissions import plans as permissions

MOST_FACILITATORS = 12


class TeamRefused(Exception):
    """The people of the workshop cannot change so; the message says why."""


def name_facilitator(plan: WorkshopPlan, person: Any, *, actor: Any) -> bool:
    """Let a member prepare the workshop too, and tell them; whether they did not yet.

    Raises PermissionDenied, TeamRefused.
    """
    with transaction.atomic():
        held = hold(plan, actor=actor)
        require(permissions.can_name_facilitator(actor, held))
        if permissions.can_edit_plan(person, held):
            return False
        if held.memberships.count() >= MOST_FACILITATORS:
            raise TeamRefused(_("Un atelier se prépare à treize au plus."))
        PlanFacilitator.objects.create(plan=held, user=person, added_by=actor)
        announce(FACILITATOR_NAMED, target=held, actor=actor, recipients=[person])
    return True


def remove_facilitator(plan: WorkshopPlan, person: Any, *, actor: Any) -> None:
    """Take somebody off, or leave. Raises PermissionDenied."""
    with transaction.atomic():
        held = hold(plan, actor=actor)
        require(permissions.can_remove_facilitator(actor, held, person))
        PlanFacilitator.objects.filter(plan=held, user=person).delete()


def hand_over(plan: WorkshopPlan, person: Any, *, actor: Any) -> None:
    """Give the workshop to somebody who prepares it, and go on preparing it with them.

    Raises PermissionDenied, TeamRefused when they do not prepare it any more.
    """
    with transaction.atomic():
        held = hold(plan, actor=actor)
        require(permissions.owns_plan(actor, held))
        gone, _kinds = PlanFacilitator.objects.filter(plan=held, user=person).delete()
        if not gone:
            raise TeamRefused(_("Cette personne ne prépare plus l’atelier."))
        held.owner = person
        held.save(update_fields=["owner", "updated_at"])
        PlanFacilitator.objects.create(plan=held, user=actor, added_by=person)
        announce(PLAN_HANDED_OVER, target=held, actor=actor, recipients=[person])
