"""Slugs that stay unique when several people create the same title at once."""

from collections.abc import Collection
from itertools import chain, count

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify

MAX_LENGTH = 80


def save_with_slug(obj: models.Model, text: str, *, field: str = "slug", reserved: Collection[str] = ()) -> None:
    """Insert `obj` with a slug made from `text` in `field`: "titre", else "titre-2", "titre-3"…

    `reserved`: slugs that are addresses of pages, never given.
    The unique constraint decides between parallel writers; the loser tries the next number.
    """
    base = slugify(text)[:MAX_LENGTH].strip("-") or "sans-titre"
    for candidate in chain([base], (f"{base}-{n}" for n in count(2))):
        setattr(obj, field, candidate)
        if candidate in reserved or type(obj)._default_manager.filter(**{field: candidate}).exists():
            continue
        try:
            with transaction.atomic():
                obj.save(force_insert=True)
        except IntegrityError:
            if not type(obj)._default_manager.filter(**{field: candidate}).exists():
                raise
            continue
        return
