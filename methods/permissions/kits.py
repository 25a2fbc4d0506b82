"""Who may do what with a kit of cards, and with what is printed of cards."""

from typing import Any

from accounts.permissions import is_editor
from foundation.history.enums import EditorialState
from methods.models import CardPrint, Kit, MethodCard


def can_make_kit(user: Any) -> bool:
    """Any member has kits."""
    return bool(user.is_authenticated and user.is_active)


def can_put_in_kit(user: Any, card: MethodCard) -> bool:
    """Members put in their kits what is on line."""
    return can_make_kit(user) and card.state == EditorialState.PUBLISHED


def can_edit_kit(user: Any, kit: Kit) -> bool:
    """A kit is its owner’s; those that ship with Essaim are nobody’s."""
    return can_make_kit(user) and kit.owner_id == user.pk


def can_read_kit(user: Any, kit: Kit) -> bool:
    """Everybody when it is shared, its owner otherwise."""
    return kit.is_shared or can_edit_kit(user, kit)


def can_fork_kit(user: Any, kit: Kit) -> bool:
    """Any member copies what they read."""
    return can_make_kit(user) and can_read_kit(user, kit)


def can_withdraw_kit(user: Any, kit: Kit) -> bool:
    """Editors take a shared kit off the shelves; its owner has its form, and those of Essaim stay."""
    return is_editor(user) and kit.is_shared and kit.owner_id is not None


def can_print_cards(user: Any) -> bool:
    """Any member asks for cards in a job; whoever reads a few cards prints them at once."""
    return can_make_kit(user)


def can_read_print(user: Any, asked: CardPrint) -> bool:
    """Who asked for it."""
    return can_print_cards(user) and asked.asked_by_id == user.pk
