"""Reading the canvases of a card, for those who write it."""

from typing import Any

from django.shortcuts import get_object_or_404

from methods.models import Canvas, MethodCard
from methods.queries.canvas_rows import with_canvases
from methods.queries.cards import cards_editable_by


def get_card_with_canvases_for(user: Any, slug: str) -> MethodCard:
    """The card and its canvases, for those who may write it; Http404 for the others."""
    return get_object_or_404(with_canvases(cards_editable_by(user)).prefetch_related("authors"), slug=slug)


def get_editable_canvas_for(user: Any, slug: str, pk: int) -> Canvas:
    """A canvas of the card, for those who may write it; Http404 for the others."""
    cards = cards_editable_by(user).filter(slug=slug)
    canvases = Canvas.objects.filter(card__in=cards).select_related("card").prefetch_related("card__authors")
    return get_object_or_404(canvases, pk=pk)
