"""Who may do what with the canvases of a card: they follow the card."""

from typing import Any

from methods.models import Canvas, MethodCard
from methods.permissions.cards import can_edit_card, can_read_card

MOST_CANVASES = 8


def can_read_canvas(user: Any, canvas: Canvas) -> bool:
    """Whoever reads the card takes its canvases."""
    return can_read_card(user, canvas.card)


def can_edit_canvas(user: Any, canvas: Canvas) -> bool:
    """Authors and editors of the card add, change, order and remove its canvases."""
    return can_edit_card(user, canvas.card)


def can_add_canvas(user: Any, card: MethodCard) -> bool:
    """The same, as long as the card has room for one more."""
    return can_edit_card(user, card) and card.canvases.count() < MOST_CANVASES
