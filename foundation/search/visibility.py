"""The entries a reader may see: each room's own rule, as a subquery."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.search.models import Entry
from foundation.search.registry import searchables


def entries_visible_to(
    user: Any, kinds: list[str] | None = None, within: QuerySet[Any] | None = None
) -> QuerySet[Entry]:
    """The entries of the kinds asked whose objects this user may see, and that are among `within`."""
    rule = Q(pk__in=())
    for searchable in searchables(kinds):
        rule |= Q(kind=searchable.kind) & is_among(searchable.visible_to(user))
    entries = Entry.objects.filter(rule)
    return entries if within is None else entries.filter(is_among(within))


def is_among(objects: QuerySet[Any]) -> Q:
    """Whether the object of an entry is among these; asked entry by entry, for a list would grow with the table."""
    return Q(Exists(objects.order_by().filter(pk=OuterRef("object_id"))))
