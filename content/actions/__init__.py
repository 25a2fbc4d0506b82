from content.actions.documents import join_document, remove_document
from content.actions.news import correct_news, give_news
from content.actions.review import (
    IncompleteInitiative,
    archive_initiative,
    ask_changes_on_initiative,
    publish_initiative,
    submit_initiative,
)
from content.actions.vouching import AlreadyVouched, vouch_for, withdraw_vouching
from content.actions.writing import draft_initiative, edit_initiative, restore_initiative

__all__ = [
    "AlreadyVouched",
    "IncompleteInitiative",
    "archive_initiative",
    "ask_changes_on_initiative",
    "correct_news",
    "draft_initiative",
    "edit_initiative",
    "give_news",
    "join_document",
    "publish_initiative",
    "remove_document",
    "restore_initiative",
    "submit_initiative",
    "vouch_for",
    "withdraw_vouching",
]
