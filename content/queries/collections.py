"""Doors to the collections: what a reader may see of them, and of what they hold."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from content.enums import Visibility
from content.models import Collection, CollectionItem, Initiative
from content.permissions.keeping import can_keep, can_read_collection
from content.queries.sheets import initiatives_visible_to
from foundation.history.enums import EditorialState

MOST_ITEMS = 100


@dataclass(frozen=True)
class Kept:
    """One case of a collection, as a reader sees it."""

    item: CollectionItem
    initiative: Initiative

    @property
    def is_on_line(self) -> bool:
        return self.initiative.state == EditorialState.PUBLISHED


def collections_listed() -> QuerySet[Collection]:
    """What lists, search and the map of the site show to everybody: the public ones."""
    return Collection.objects.filter(visibility=Visibility.PUBLIC)


def collections_of(user: Any) -> QuerySet[Collection]:
    """The person’s own."""
    return Collection.objects.filter(owner=user) if can_keep(user) else Collection.objects.none()


def collections_visible_to(user: Any) -> QuerySet[Collection]:
    """Those a person may open by their address: the public ones and their own."""
    visible = Q(visibility=Visibility.PUBLIC)
    return Collection.objects.filter(visible | Q(owner=user) if can_keep(user) else visible)


def with_cases_on_line(rows: QuerySet[Collection]) -> QuerySet[Collection]:
    """Adds `cases`: how many of its cases are on line, counted for the rows that are shown only."""
    on_line = CollectionItem.objects.filter(
        collection=OuterRef("pk"), initiative__state=EditorialState.PUBLISHED
    ).order_by()
    counted = on_line.values("collection").annotate(number=Count("pk")).values("number")
    return rows.annotate(cases=Coalesce(Subquery(counted), 0))


def get_collection_for(user: Any, slug: str) -> Collection:
    """A public collection, or one’s own; Http404 for any other, existing or not."""
    return get_object_or_404(collections_visible_to(user).select_related("owner"), slug=slug)


def get_own_collection_for(user: Any, slug: str) -> Collection:
    """A collection, for its owner; Http404 for the others."""
    return get_object_or_404(collections_of(user).select_related("owner"), slug=slug)


def get_shared_collection(user: Any, token: str) -> Collection:
    """The collection that this link opens; Http404 when it was taken back."""
    collection = get_object_or_404(Collection.objects.select_related("owner"), token=token)
    if not can_read_collection(user, collection, token):
        raise Http404
    return collection


def get_item_for(user: Any, slug: str, pk: int) -> CollectionItem:
    """One case of one’s own collection, with the collection; Http404 otherwise."""
    rows = CollectionItem.objects.select_related("collection", "initiative")
    mine = rows.filter(collection__in=collections_of(user), initiative__in=initiatives_visible_to(user))
    return get_object_or_404(mine, collection__slug=slug, pk=pk)


def kept_in(collection: Collection, user: Any, initiatives: QuerySet[Initiative] | None = None) -> list[Kept]:
    """Its cases in order, those that the reader may see; two queries (and what `initiatives` prefetches)."""
    items = list(collection.items.all()[:MOST_ITEMS])
    rows = initiatives_visible_to(user) if initiatives is None else initiatives
    seen = rows.in_bulk([item.initiative_id for item in items])
    return [Kept(item, seen[item.initiative_id]) for item in items if item.initiative_id in seen]


def collections_holding(user: Any, initiative: Initiative) -> list[int]:
    """The keys of the person’s collections that hold the case."""
    return list(collections_of(user).filter(items__initiative=initiative).values_list("pk", flat=True))
