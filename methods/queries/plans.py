"""Reading workshops with the reader's rights."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from methods.models import SECTIONS, PlanBlock, PlanFacilitator, WorkshopPlan

# What the page of a card tells stays in the database.
CARD_TEXTS = [f"card__{name}{end}" for name in SECTIONS for end in ("", "_html")]


def plans_of(user: Any) -> QuerySet[WorkshopPlan]:
    """The workshops a person prepares, alone or with others."""
    if not user.is_authenticated:
        return WorkshopPlan.objects.none()
    shared = PlanFacilitator.objects.filter(user=user).values("plan")
    return WorkshopPlan.objects.filter(Q(owner=user) | Q(pk__in=shared))


def models_shared() -> QuerySet[WorkshopPlan]:
    """The models that everybody reads; those that ship with Essaim have no owner."""
    return WorkshopPlan.objects.filter(is_shared=True)


def plans_visible_to(user: Any) -> QuerySet[WorkshopPlan]:
    """Every workshop whose page the reader may open."""
    if not user.is_authenticated:
        return models_shared()
    return WorkshopPlan.objects.filter(Q(is_shared=True) | Q(pk__in=plans_of(user).values("pk")))


def get_plan_for(user: Any, slug: str) -> WorkshopPlan:
    """The workshop, its blocks, their cards and materials, those who prepare it: four queries; Http404 otherwise."""
    return get_object_or_404(with_blocks(plans_visible_to(user)), slug=slug)


def get_editable_plan_for(user: Any, slug: str) -> WorkshopPlan:
    """The same, for those who prepare it; Http404 for the others, who see at most a shared model."""
    return get_object_or_404(with_blocks(plans_of(user)), slug=slug)


def get_block_for(user: Any, slug: str, pk: int) -> PlanBlock:
    """A block of a workshop one prepares, `plan` with all its blocks; Http404 otherwise."""
    plan = get_editable_plan_for(user, slug)
    block = get_object_or_404(PlanBlock.objects.select_related("card", "edited_by"), plan=plan, pk=pk)
    block.plan = plan
    return block


def with_blocks(plans: QuerySet[WorkshopPlan]) -> QuerySet[WorkshopPlan]:
    """What a timeline, the materials and the permissions need."""
    blocks = PlanBlock.objects.select_related("card", "edited_by").prefetch_related("card__materials")
    blocks = blocks.defer(*CARD_TEXTS).order_by("track", "position", "pk")
    people = PlanFacilitator.objects.select_related("user").order_by("created_at", "pk")
    return plans.select_related("owner").prefetch_related(Prefetch("blocks", blocks), Prefetch("memberships", people))
