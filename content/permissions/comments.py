"""Who may read and write beside the parts of a version under review: those who write it and those who review it."""

from typing import Any

from content.models import Initiative, SectionComment
from content.permissions.sheets import can_edit_initiative


def can_comment(user: Any, initiative: Initiative) -> bool:
    """Editors comment, authors answer."""
    return can_edit_initiative(user, initiative)


def can_settle(user: Any, comment: SectionComment) -> bool:
    """Those who write the sheet say that they have dealt with a comment; editors may say it too, or the contrary."""
    return can_edit_initiative(user, comment.initiative)
