"""What can be done to cards and to reports of their use."""

from methods.actions.cards import (
    PAGES,
    IncompleteCard,
    archive_card,
    ask_changes_on_card,
    draft_card,
    edit_card,
    publish_card,
    restore_card,
    submit_card,
)
from methods.actions.uses import edit_use, report_use, withdraw_use

__all__ = [
    "PAGES",
    "IncompleteCard",
    "archive_card",
    "ask_changes_on_card",
    "draft_card",
    "edit_card",
    "edit_use",
    "publish_card",
    "report_use",
    "restore_card",
    "submit_card",
    "withdraw_use",
]
