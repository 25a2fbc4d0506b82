"""Doors to the booklets: each person sees those they asked for."""

import datetime as dt
from typing import Any

from django.utils import timezone

from content.models import Booklet, Collection
from foundation.documents.models import UNDER_WAY
from foundation.files import files_of

# A job that died is taken up again by itself after ten minutes; past this, the reader may ask again.
LOST_AFTER = dt.timedelta(minutes=15)


def latest_booklet(collection: Collection, user: Any) -> Booklet | None:
    """The last one this person asked for."""
    return Booklet.objects.filter(collection=collection, asked_by=user).first()


def booklet_under_way(collection: Collection, user: Any) -> Booklet | None:
    """The one being composed for this person."""
    return Booklet.objects.filter(collection=collection, asked_by=user, state__in=UNDER_WAY).first()


def is_stuck(booklet: Booklet) -> bool:
    """Whether a booklet under way has been so for too long."""
    return booklet.is_under_way and booklet.created_at < timezone.now() - LOST_AFTER


def file_of(booklet: Booklet) -> Any:
    """Its file, None until it is ready."""
    return files_of(booklet).last()
