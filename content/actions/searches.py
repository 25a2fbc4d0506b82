"""A search kept: named, given a rhythm, stopped, forgotten."""

from typing import Any

from django.utils import timezone

from content.enums import AlertRhythm
from content.models import SavedSearch
from content.permissions import keeping
from foundation.web.allowed import require

MOST_SEARCHES = 30
LONGEST_QUERY = SavedSearch._meta.get_field("query").max_length


class SearchRefused(Exception):
    """The search cannot be kept."""


class TooManySearches(SearchRefused):
    """The person keeps as many searches as one may."""


class LongSearch(SearchRefused):
    """The search has too many filters."""


def save_search(*, actor: Any, query: str, title: str, rhythm: str) -> SavedSearch:
    """Keep a search, as `kept_query.normalised` wrote it; the one already kept when it is the same.

    Raises PermissionDenied, TooManySearches, LongSearch.
    """
    require(keeping.can_keep(actor))
    if len(query) > (LONGEST_QUERY or 0):
        raise LongSearch
    mine = SavedSearch.objects.filter(owner=actor)
    if mine.count() >= MOST_SEARCHES and not mine.filter(query=query).exists():
        raise TooManySearches
    given = {"title": title, "rhythm": rhythm, "checked_at": timezone.now()}
    search, _new = SavedSearch.objects.get_or_create(owner=actor, query=query, defaults=given)
    return search


def edit_saved_search(search: SavedSearch, *, actor: Any, title: str, rhythm: str) -> None:
    """Rename it, change how often it writes. Raises PermissionDenied."""
    require(keeping.can_edit_saved_search(actor, search))
    kept = SavedSearch.objects.filter(pk=search.pk)
    # What was published while nobody listened is not news.
    kept.filter(rhythm=AlertRhythm.NONE).exclude(rhythm=rhythm).update(checked_at=timezone.now())
    kept.update(title=title, rhythm=rhythm)


def stop_alert(search: SavedSearch) -> None:
    """Stop writing about a search; whoever holds the link of the mail may."""
    SavedSearch.objects.filter(pk=search.pk).update(rhythm=AlertRhythm.NONE)


def delete_saved_search(search: SavedSearch, *, actor: Any) -> None:
    """Forget it with its alerts. Raises PermissionDenied."""
    require(keeping.can_edit_saved_search(actor, search))
    search.delete()
