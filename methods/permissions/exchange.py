"""Who reads and writes a file of cards: who handed it over."""

from typing import Any

from methods.models import CardImport


def can_use_import(user: Any, run: CardImport) -> bool:
    """A person sees, writes and drops their own files; nobody else knows of them."""
    return bool(user is not None and user.is_authenticated and run.asked_by_id == user.pk)
