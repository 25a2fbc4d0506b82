"""What can be done to cards and to reports of their use."""

from methods.actions.canvases import (
    add_canvas,
    drop_canvas,
    edit_canvas,
    move_canvas,
    remove_canvas,
)
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
    "add_canvas",
    "archive_card",
    "ask_changes_on_card",
    "draft_card",
    "drop_canvas",
    "edit_canvas",
    "edit_card",
    "edit_use",
    "move_canvas",
    "publish_card",
    "remove_canvas",
    "report_use",
    "restore_card",
    "submit_card",
    "withdraw_use",
]
