"""Who holds keys to the API."""

from typing import Any

from content.models import ApiKey


def can_hold_keys(user: Any) -> bool:
    """Any member: what a key reads is public."""
    return bool(user.is_authenticated and user.is_active)


def can_revoke_key(user: Any, key: ApiKey) -> bool:
    """Its owner only."""
    return bool(user.is_authenticated and key.owner_id == user.pk)
