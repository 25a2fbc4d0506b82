"""Who may do what with a report of use."""

from typing import Any

from accounts.permissions import is_editor
from foundation.history.enums import EditorialState
from methods.models import MethodCard, UseReport


def can_report_use(user: Any, card: MethodCard) -> bool:
    """Any member may tell how they used a card that is on line."""
    return bool(user.is_authenticated and user.is_active and card.state == EditorialState.PUBLISHED)


def can_edit_use(user: Any, use: UseReport) -> bool:
    """Who told a use corrects it."""
    return bool(user.is_authenticated and use.author_id == user.pk)


def can_withdraw_use(user: Any, use: UseReport) -> bool:
    """Who told it, and the editors."""
    return can_edit_use(user, use) or is_editor(user)
