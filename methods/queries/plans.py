"""Reading workshops with the reader's rights."""

import datetime as dt
from typing import Any

from django.db.models import CharField, F, Prefetch, Q, QuerySet
from django.db.models.functions import Cast
from django.shortcuts import get_object_or_404

from methods.models import SECTIONS, Kit, MethodCard, PlanBlock, PlanChange, PlanFacilitator, WorkshopPlan
from methods.queries.cards import cards_about, published_cards, with_signs
from methods.queries.kits import kits_visible_to

MOST_FOUND = 8
MOST_KITS = 12
DAYS_AHEAD = 14

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


def with_durations(plans: QuerySet[WorkshopPlan]) -> QuerySet[WorkshopPlan]:
    """What a list shows of workshops, their timeline included: two queries more than the workshops."""
    blocks = PlanBlock.objects.only("plan", "parent", "kind", "track", "position", "minutes")
    people = PlanFacilitator.objects.select_related("user").order_by("created_at", "pk")
    blocks = blocks.order_by("track", "position", "pk")
    return plans.select_related("owner").prefetch_related(Prefetch("blocks", blocks), Prefetch("memberships", people))


def models_offered(limit: int) -> QuerySet[WorkshopPlan]:
    """The models to begin from: those that ship with Essaim, then the latest that were shared."""
    return with_durations(models_shared()).order_by(F("owner").asc(nulls_first=True), "-updated_at", "-pk")[:limit]


def kits_offered(user: Any) -> list[Kit]:
    """The kits to begin from: one's own, then those of everybody."""
    kits = kits_visible_to(user)
    return list(kits.order_by(F("owner").asc(nulls_last=True), "title", "pk")[:MOST_KITS])


def latest_change(plan: WorkshopPlan) -> PlanChange | None:
    """What « Annuler » would undo, with who did it."""
    return plan.changes.select_related("actor").first()


def plans_ahead_of(user: Any, today: dt.date, limit: int) -> QuerySet[Any]:
    """The workshops a person runs in the coming days, as rows of « Ma semaine »; `awaits` is the day."""
    until = today + dt.timedelta(days=DAYS_AHEAD)
    ahead = plans_of(user).filter(is_model=False, day__range=(today, until)).order_by("day", "starts_at", "pk")
    rows = WorkshopPlan.objects.filter(pk__in=ahead.values("pk")[:limit])
    return rows.annotate(awaits=Cast("day", CharField()), line=F("title"), ref=F("slug"), moment=F("updated_at"))


def cards_found(user: Any, q: str, plan: WorkshopPlan) -> list[MethodCard]:
    """Cards to add to a workshop: those that answer `q`, or, with nothing asked, those made for its group."""
    cards = published_cards()
    if not q:
        fitting = cards.filter(group_min__lte=plan.people, group_max__gte=plan.people)
        return list(with_signs(fitting.exclude(pk__in=_used(plan))).order_by("duration_min", "slug")[:MOST_FOUND])
    return cards_about(q, user, MOST_FOUND)


def _used(plan: WorkshopPlan) -> list[int]:
    return [block.card_id for block in plan.blocks.all() if block.card_id]


def with_blocks(plans: QuerySet[WorkshopPlan]) -> QuerySet[WorkshopPlan]:
    """What a timeline, the materials and the permissions need."""
    blocks = PlanBlock.objects.select_related("card", "edited_by").prefetch_related("card__materials")
    blocks = blocks.defer(*CARD_TEXTS).order_by("track", "position", "pk")
    people = PlanFacilitator.objects.select_related("user").order_by("created_at", "pk")
    return plans.select_related("owner").prefetch_related(Prefetch("blocks", blocks), Prefetch("memberships", people))
