"""Who names the people who write a sheet."""

from typing import Any

from accounts.permissions import is_editor
from content.models import Initiative
from content.permissions.sheets import can_edit_initiative


def can_name_author(user: Any, initiative: Initiative) -> bool:
    """Those who write a sheet choose who writes it with them."""
    return can_edit_initiative(user, initiative)


def can_remove_author(user: Any, initiative: Initiative, author: Any) -> bool:
    """One leaves by oneself, or is taken off by an editor; never by a co-author."""
    return is_editor(user) or (can_edit_initiative(user, initiative) and user.pk == author.pk)
