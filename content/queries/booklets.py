"""Doors to the booklets: each person sees those they asked for."""

from typing import Any

from content.models import Booklet, Collection


def latest_booklet(collection: Collection, user: Any) -> Booklet | None:
    """The last one this person asked for."""
    return Booklet.objects.filter(collection=collection, asked_by=user).first()
