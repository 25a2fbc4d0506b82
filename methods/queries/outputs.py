"""Reading a workshop with what its papers show."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from methods.models import AgendaLink, MethodCard, PlanBlock, PlanPrint, WorkshopPlan
from methods.planning.timeline import timeline
from methods.queries.cards import cards_visible_to, with_print
from methods.queries.plans import plans_visible_to


def get_plan_on_paper(user: Any, slug: str) -> WorkshopPlan:
    """The workshop, its blocks carrying the cards that this reader sees; five queries. Http404 otherwise."""
    return with_cards_seen(get_object_or_404(_with_bare_blocks(plans_visible_to(user)), slug=slug), user)


def with_cards_seen(plan: WorkshopPlan, user: Any) -> WorkshopPlan:
    """The same workshop, the cards of its blocks with their steps and materials; none where the reader sees none.

    A workshop prepared by two may hold the draft card of one of them.
    """
    blocks = plan.blocks.all()
    cards = cards_visible_to(user).prefetch_related("steps", "materials")
    seen = cards.in_bulk({block.card_id for block in blocks if block.card_id})
    for block in blocks:
        block.card = seen.get(block.card_id)
    return plan


def agenda_link_of(plan: WorkshopPlan) -> AgendaLink | None:
    """The link by which participants read the agenda, None when it is closed."""
    return AgendaLink.objects.filter(plan=plan).first()


def get_shared_agenda(token: str) -> AgendaLink:
    """The link and its workshop with its blocks, in three queries; Http404 for a link that was closed."""
    link = get_object_or_404(AgendaLink, token=token)
    link.plan = get_plan_for_agenda(link.plan_id)
    return link


def get_plan_for_agenda(pk: int) -> WorkshopPlan:
    """The workshop and its blocks, for a page that has checked who reads its agenda; two queries."""
    return get_object_or_404(_with_bare_blocks(WorkshopPlan.objects.all()), pk=pk)


def cards_to_print(plan: WorkshopPlan) -> list[MethodCard]:
    """The cards that a workshop from `get_plan_on_paper` carries, once each, in order, with all that is printed."""
    order = {pk: rank for rank, pk in enumerate(dict.fromkeys(_card_keys(plan)))}
    cards = with_print(MethodCard.objects.filter(pk__in=order))
    return sorted(cards, key=lambda card: order[card.pk])


def latest_print(plan: WorkshopPlan, user: Any) -> PlanPrint | None:
    """The papers that this person asked for last."""
    return PlanPrint.objects.filter(plan=plan, asked_by=user).first()


def _card_keys(plan: WorkshopPlan) -> list[int]:
    """In the order of the workshop, sub-groups included."""
    slots = timeline(plan).each()
    return [slot.block.card_id for slot in slots if slot.block.card_id]


def _with_bare_blocks(plans: QuerySet[WorkshopPlan]) -> QuerySet[WorkshopPlan]:
    """Without the cards, which are asked with the reader's rights, nor who prepares."""
    blocks = PlanBlock.objects.order_by("track", "position", "pk")
    return plans.select_related("owner").prefetch_related(Prefetch("blocks", blocks))
