"""The kinds of objects that can be found, declared by the rooms."""

from typing import Any, TypeVar

from django.db.models import Model

from foundation.search.documents import Searchable

Kind = TypeVar("Kind", bound=type[Searchable])

_searchables: dict[str, Searchable] = {}


def register(declared: Kind) -> Kind:
    """Class decorator: declare a kind of objects that can be found.

    Raises ValueError when another class took the same kind.
    """
    known = _searchables.get(declared.kind)
    if known and type(known).__qualname__ != declared.__qualname__:
        raise ValueError(f"The search kind {declared.kind!r} is already taken by {type(known).__qualname__}.")
    _searchables[declared.kind] = declared()
    return declared


def searchables(kinds: list[str] | None = None) -> list[Searchable]:
    """The declared kinds, all or those named; unknown names are passed over."""
    return [one for kind, one in sorted(_searchables.items()) if kinds is None or kind in kinds]


def searchable_of(obj: Model) -> Searchable:
    """The kind of an object. Raises LookupError when no room declared its model."""
    for one in _searchables.values():
        if isinstance(obj, one.model):
            return one
    raise LookupError(f"{type(obj).__name__} is not declared in any search module.")


def labels() -> dict[str, Any]:
    """The label of each kind."""
    return {one.kind: one.label for one in searchables()}
