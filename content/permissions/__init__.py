"""Who may do what in the library, one file a subject."""

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
    "can_edit_initiative",
    "can_propose_initiative",
    "can_publish_initiative",
    "can_read_initiative",
    "can_review_initiatives",
    "is_author",
]
