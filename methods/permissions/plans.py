"""Who may do what with a workshop being prepared."""

from typing import Any

from accounts.permissions import is_editor
from methods.models import PlanPrint, WorkshopPlan, WorkshopRun


def can_plan(user: Any) -> bool:
    """Any member prepares workshops."""
    return bool(user.is_authenticated and user.is_active)


def owns_plan(user: Any, plan: WorkshopPlan) -> bool:
    """Whose workshop it is: who invites, shares and deletes."""
    return can_plan(user) and plan.owner_id == user.pk


def can_edit_plan(user: Any, plan: WorkshopPlan) -> bool:
    """Its owner and those who prepare it with them. Costs nothing when `memberships` are prefetched."""
    return owns_plan(user, plan) or (can_plan(user) and any(row.user_id == user.pk for row in plan.memberships.all()))


def can_read_plan(user: Any, plan: WorkshopPlan) -> bool:
    """Shared models are everybody's; the rest, those who prepare it."""
    return plan.is_shared or can_edit_plan(user, plan)


def can_copy_plan(user: Any, plan: WorkshopPlan) -> bool:
    """Any member copies what they read."""
    return can_plan(user) and can_read_plan(user, plan)


def can_read_plan_print(user: Any, row: PlanPrint) -> bool:
    """Who asked for the papers of a workshop, as long as they read it."""
    return can_plan(user) and row.asked_by_id == user.pk and can_read_plan(user, row.plan)


def can_run_plan(user: Any, plan: WorkshopPlan) -> bool:
    """Those who prepare a workshop run it; a model is copied first."""
    return not plan.is_model and can_edit_plan(user, plan)


def can_read_run(user: Any, run: WorkshopRun) -> bool:
    """What was lived is for those who prepare the workshop: notes and photos may show people."""
    return can_edit_plan(user, run.plan)


def can_leave_plan(user: Any, plan: WorkshopPlan) -> bool:
    """Those who help may stop; the owner deletes instead."""
    return can_edit_plan(user, plan) and not owns_plan(user, plan)


def can_withdraw_model(user: Any, plan: WorkshopPlan) -> bool:
    """Its owner, and the editors, take a shared model off the shelves; those of Essaim stay."""
    return plan.is_shared and plan.owner_id is not None and (owns_plan(user, plan) or is_editor(user))


def can_name_facilitator(user: Any, plan: WorkshopPlan) -> bool:
    """Those who prepare a workshop call others in; a shared model is its owner's alone."""
    return can_edit_plan(user, plan) and not plan.is_shared


def can_remove_facilitator(user: Any, plan: WorkshopPlan, person: Any) -> bool:
    """Oneself, or anybody for the owner; the owner stays."""
    return person.pk != plan.owner_id and (owns_plan(user, plan) or (person == user and can_edit_plan(user, plan)))
