"""Who may do what in the methods room."""

from methods.permissions.canvases import (
    MOST_CANVASES,
    can_add_canvas,
    can_edit_canvas,
    can_read_canvas,
)
from methods.permissions.cards import (
    PUBLIC_STATES,
    allowed_verdicts,
    awaits_another_editor,
    can_draft_card,
    can_edit_card,
    can_publish_card,
    can_read_card,
    can_review_cards,
    is_author,
)
from methods.permissions.exchange import can_use_import
from methods.permissions.uses import can_edit_use, can_report_use, can_withdraw_use

__all__ = [
    "MOST_CANVASES",
    "PUBLIC_STATES",
    "allowed_verdicts",
    "awaits_another_editor",
    "can_add_canvas",
    "can_draft_card",
    "can_edit_canvas",
    "can_edit_card",
    "can_edit_use",
    "can_publish_card",
    "can_read_canvas",
    "can_read_card",
    "can_report_use",
    "can_review_cards",
    "can_use_import",
    "can_withdraw_use",
    "is_author",
]
