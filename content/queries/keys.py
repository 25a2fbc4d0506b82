"""The keys by which programmes read more of the API."""

from hashlib import sha256
from typing import Any

from django.db.models import QuerySet

from content.models import ApiKey


def digest_of(key: str) -> str:
    """What the site keeps of a key."""
    return sha256(key.encode(errors="replace")).hexdigest()


def keys_of(user: Any) -> QuerySet[ApiKey]:
    """The keys of a person, revoked ones included, the latest first."""
    return ApiKey.objects.filter(owner=user) if user.is_authenticated else ApiKey.objects.none()


def standing_key(key: str) -> ApiKey | None:
    """The key that a programme shows, while it is neither revoked nor its owner gone."""
    return ApiKey.objects.filter(digest=digest_of(key), revoked_at=None, owner__is_active=True).first()
