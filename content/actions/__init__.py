from content.actions.authors import AuthorRefused, name_author, remove_author
from content.actions.documents import declare_rights, join_document, remove_document
from content.actions.news import correct_news, give_news
from content.actions.review import (
    IncompleteInitiative,
    archive_initiative,
    ask_changes_on_initiative,
    publish_initiative,
    submit_initiative,
)
from content.actions.typing import TooMuchTyped, drop_typed, keep_typed
from content.actions.vouching import AlreadyVouched, vouch_for, withdraw_vouching
from content.actions.writing import (
    NEW_CASE,
    PartConflict,
    draft_initiative,
    edit_initiative,
    edit_part,
    propose_initiative,
    restore_initiative,
)

__all__ = [
    "NEW_CASE",
    "AlreadyVouched",
    "AuthorRefused",
    "IncompleteInitiative",
    "PartConflict",
    "TooMuchTyped",
    "archive_initiative",
    "ask_changes_on_initiative",
    "correct_news",
    "declare_rights",
    "draft_initiative",
    "drop_typed",
    "edit_initiative",
    "edit_part",
    "give_news",
    "join_document",
    "keep_typed",
    "name_author",
    "propose_initiative",
    "publish_initiative",
    "remove_author",
    "remove_document",
    "restore_initiative",
    "submit_initiative",
    "vouch_for",
    "withdraw_vouching",
]
