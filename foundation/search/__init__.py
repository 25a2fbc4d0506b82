"""Search: rooms declare what can be found, actions index it, pages ask.

from foundation.search import Document, Searchable, register, register_recogniser   # <app>/search.py
from foundation.search import index, forget                                         # actions
from foundation.search import search, ranked_ids, suggest                           # views
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, QuerySet

from foundation.search.documents import Document, Searchable
from foundation.search.recognition import PLACE_WEIGHT, THEME_WEIGHT, Recognition, phrase_key, register_recogniser
from foundation.search.registry import labels, register
from foundation.search.results import Hit, Part, Results, Suggestion

__all__ = [
    "PLACE_WEIGHT",
    "THEME_WEIGHT",
    "Document",
    "Hit",
    "Part",
    "Recognition",
    "Results",
    "Searchable",
    "Suggestion",
    "forget",
    "index",
    "labels",
    "phrase_key",
    "ranked_ids",
    "register",
    "register_recogniser",
    "search",
    "suggest",
]

# Models are not ready when this package is first imported: the functions below load theirs when they are called.


def index(obj: Model) -> None:
    """Write an object in the index, in the caller's transaction (`actions.index`)."""
    from foundation.search import actions

    actions.index(obj)


def forget(obj: Model) -> None:
    """Take an object out of the index, in the caller's transaction (`actions.forget`)."""
    from foundation.search import actions

    actions.forget(obj)


def search(
    q: str,
    *,
    user: Any,
    kinds: list[str] | None = None,
    offset: int = 0,
    limit: int = 20,
    within: QuerySet[Any] | None = None,
) -> Results:
    """What this user may see that answers a question, best first (`queries.search`)."""
    from foundation.search import queries

    return queries.search(q, user=user, kinds=kinds, offset=offset, limit=limit, within=within)


def ranked_ids(
    q: str, *, kind: str, user: Any, within: QuerySet[Any] | None = None, as_typed: bool = False
) -> list[int]:
    """The keys of the objects of one kind that answer a question, best first (`queries.ranked_ids`)."""
    from foundation.search import queries

    return queries.ranked_ids(q, kind=kind, user=user, within=within, as_typed=as_typed)


def suggest(q: str, user: Any, kinds: list[str] | None = None, limit: int = 8) -> Sequence[Suggestion]:
    """Titles to propose while somebody types (`queries.suggest`)."""
    from foundation.search import queries

    return queries.suggest(q, user, kinds, limit)
