from content.actions.documents import join_document, remove_document
from content.actions.review import (
    IncompleteInitiative,
    archive_initiative,
    ask_changes_on_initiative,
    publish_initiative,
    submit_initiative,
)
from content.actions.writing import draft_initiative, edit_initiative, restore_initiative

__all__ = [
    "IncompleteInitiative",
    "archive_initiative",
    "ask_changes_on_initiative",
    "draft_initiative",
    "edit_initiative",
    "join_document",
    "publish_initiative",
    "remove_document",
    "restore_initiative",
    "submit_initiative",
]
