"""What a person has begun to write."""

from typing import Any

from community.models import Draft


def save_draft(user: Any, *, key: str, title: str = "", body: str = "") -> None:
    """Keep what is being written in a form; nothing left to keep drops it."""
    if not (title.strip() or body.strip()):
        return discard_draft(user, key=key)
    Draft.objects.update_or_create(user=user, key=key, defaults={"title": title, "body": body})
    return None


def discard_draft(user: Any, *, key: str) -> None:
    Draft.objects.filter(user=user, key=key).delete()
