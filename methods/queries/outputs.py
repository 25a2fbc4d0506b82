"""Reading a workshop with what its papers show."""

from typing import Any

from django.shortcuts import get_object_or_404

from methods.models import AgendaLink, WorkshopPlan
from methods.queries.cards import cards_visible_to
from methods.queries.plans import get_plan_for, with_blocks


def get_plan_on_paper(user: Any, slug: str) -> WorkshopPlan:
    """The workshop, its blocks carrying the cards that this reader sees; six queries. Http404 otherwise."""
    return with_cards_seen(get_plan_for(user, slug), user)


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
    """The link and its workshop with its blocks, in four queries; Http404 for a link that was closed."""
    link = get_object_or_404(AgendaLink, token=token)
    link.plan = with_blocks(WorkshopPlan.objects.all()).get(pk=link.plan_id)
    return link
