"""Who may keep cases together, and who sees what others keep."""

from secrets import compare_digest
from typing import Any

from accounts.permissions import is_editor
from content.enums import Visibility
from content.models import Booklet, Collection, Initiative, SavedSearch


def can_keep(user: Any) -> bool:
    """Any member has collections and keeps searches."""
    return bool(user.is_authenticated and user.is_active)


def can_keep_initiative(user: Any, initiative: Initiative) -> bool:
    """Members put in their collections what is on line."""
    return can_keep(user) and initiative.is_published


def can_edit_collection(user: Any, collection: Collection) -> bool:
    """A collection is its owner’s."""
    return can_keep(user) and collection.owner_id == user.pk


def can_read_collection(user: Any, collection: Collection, token: str = "") -> bool:
    """The owner; everybody when it is public; who holds its link when it is shared."""
    if can_edit_collection(user, collection) or collection.is_public:
        return True
    return collection.visibility == Visibility.LINK and compare_digest(collection.token.encode(), token.encode())


def can_withdraw_collection(user: Any, collection: Collection) -> bool:
    """Editors take a public collection off the site’s shelves."""
    return is_editor(user) and collection.is_public


def can_print_collection(user: Any, collection: Collection, token: str = "") -> bool:
    """Any member who reads it."""
    return can_keep(user) and can_read_collection(user, collection, token)


def can_read_booklet(user: Any, booklet: Booklet) -> bool:
    """Who asked for it, while the collection is not private again."""
    if not can_keep(user) or booklet.asked_by_id != user.pk:
        return False
    collection = booklet.collection
    return can_edit_collection(user, collection) or collection.visibility != Visibility.PRIVATE


def can_edit_saved_search(user: Any, search: SavedSearch) -> bool:
    """A kept search is its owner’s."""
    return can_keep(user) and search.owner_id == user.pk
