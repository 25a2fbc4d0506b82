"""Who may do what in the library, one file a subject."""

from content.permissions.authors import can_name_author, can_remove_author
from content.permissions.life import can_correct_news, can_give_news, can_vouch, can_withdraw_vouching
from content.permissions.sheets import (
    PUBLIC_STATES,
    allowed_verdicts,
    awaits_another_editor,
    can_edit_initiative,
    can_propose_initiative,
    can_publish_initiative,
    can_read_initiative,
    can_review_initiatives,
    is_author,
)

__all__ = [
    "PUBLIC_STATES",
    "allowed_verdicts",
    "awaits_another_editor",
    "can_correct_news",
    "can_edit_initiative",
    "can_give_news",
    "can_name_author",
    "can_propose_initiative",
    "can_publish_initiative",
    "can_read_initiative",
    "can_remove_author",
    "can_review_initiatives",
    "can_vouch",
    "can_withdraw_vouching",
    "is_author",
]
