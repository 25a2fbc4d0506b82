"""What a collection holds: a case kept, noted, moved, taken away."""

from collections.abc import Collection as Some
from typing import Any

from django.db import transaction
from django.utils import timezone

from content.models import Collection, CollectionItem, Initiative
from content.permissions import keeping
from content.queries.collections import MOST_ITEMS, collections_of
from foundation.search import index
from foundation.web.allowed import require
from foundation.web.ranks import move_rank, next_rank


class FullCollection(Exception):
    """The collection holds as many cases as one may; its title is the message."""


def keep_in(initiative: Initiative, collection: Collection, *, actor: Any, note: str = "") -> CollectionItem:
    """Put a case at the end of a collection; once only. Raises PermissionDenied, FullCollection."""
    require(keeping.can_edit_collection(actor, collection) and keeping.can_keep_initiative(actor, initiative))
    with transaction.atomic():
        defaults = {"position": next_rank(collection.items.all()), "note": note}
        item, new = CollectionItem.objects.get_or_create(
            collection=collection, initiative=initiative, defaults=defaults
        )
        if new and collection.items.count() > MOST_ITEMS:
            raise FullCollection(collection.title)
        _touch(collection)
    return item


def choose_collections(initiative: Initiative, chosen: Some[Collection], *, actor: Any) -> None:
    """Keep a case in these collections of the person, and in no other. Raises PermissionDenied, FullCollection."""
    require(keeping.can_keep(actor))
    with transaction.atomic():
        left = CollectionItem.objects.filter(initiative=initiative, collection__in=collections_of(actor))
        for item in left.exclude(collection__in=[row.pk for row in chosen]).select_related("collection"):
            let_go(item, actor=actor)
        for collection in chosen:
            if not collection.items.filter(initiative=initiative).exists():
                keep_in(initiative, collection, actor=actor)


def write_note(item: CollectionItem, *, actor: Any, note: str) -> None:
    """Say why the case is there. Raises PermissionDenied."""
    require(keeping.can_edit_collection(actor, item.collection))
    with transaction.atomic():
        CollectionItem.objects.filter(pk=item.pk).update(note=note)
        _touch(item.collection)


def let_go(item: CollectionItem, *, actor: Any) -> None:
    """Take a case out of its collection. Raises PermissionDenied."""
    require(keeping.can_edit_collection(actor, item.collection))
    with transaction.atomic():
        item.delete()
        _touch(item.collection)


def move_item(collection: Collection, pk: int, step: int, *, actor: Any) -> None:
    """Move a case up (-1) or down (1) among the others. Raises PermissionDenied."""
    require(keeping.can_edit_collection(actor, collection))
    with transaction.atomic():
        if move_rank(collection.items.all(), pk, step):
            _touch(collection)


def _touch(collection: Collection) -> None:
    Collection.objects.filter(pk=collection.pk).update(updated_at=timezone.now())
    index(collection)
