"""Doors to the kept searches and to their alerts: each person sees their own."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone

from content.enums import AlertRhythm
from content.filters import InitiativeList
from content.models import Initiative, SavedSearch, SearchAlert
from content.permissions.keeping import can_keep
from content.queries.sheets import initiatives_listed


def searches_of(user: Any) -> QuerySet[SavedSearch]:
    """The searches this person keeps."""
    return SavedSearch.objects.filter(owner=user) if can_keep(user) else SavedSearch.objects.none()


def get_saved_search_for(user: Any, pk: int) -> SavedSearch:
    """A search, for whoever keeps it; Http404 for the others."""
    return get_object_or_404(searches_of(user), pk=pk)


def alerts_of(user: Any) -> QuerySet[SearchAlert]:
    """The alerts of a person that still tell of a sheet on line, with what their line shows."""
    told = SearchAlert.found.through.objects.filter(searchalert=OuterRef("pk"), initiative__in=initiatives_listed())
    rows = SearchAlert.objects.filter(Exists(told), search__in=searches_of(user))
    return rows.select_related("search").prefetch_related(Prefetch("found", told_sheets(), to_attr="told"))


def told_sheets() -> QuerySet[Initiative]:
    """What an alert may name: sheets on line, the newest first."""
    return initiatives_listed().select_related("department", "territory").order_by("-published_at", "-pk")


def due_searches(now: dt.datetime) -> QuerySet[SavedSearch]:
    """Those whose alert is to be looked at: not yet today, or not yet this week, which begins on Monday."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - dt.timedelta(days=today.weekday())
    daily = Q(rhythm=AlertRhythm.DAILY, checked_at__lt=today)
    weekly = Q(rhythm=AlertRhythm.WEEKLY, checked_at__lt=monday)
    return SavedSearch.objects.filter(daily | weekly, owner__is_active=True)


def last_published(until: dt.datetime) -> dt.datetime | None:
    """When a sheet was put on line for the last time before `until`."""
    rows = initiatives_listed().filter(published_at__lte=until).order_by("-published_at", "-pk")
    return rows.values_list("published_at", flat=True).first()


def newly_found(search: SavedSearch, until: dt.datetime) -> list[int]:
    """The sheets first published since the search was looked at that answer it, the newest first.

    They are looked for among those few sheets, not in the whole library.
    """
    fresh = told_sheets().filter(published_at__gt=search.checked_at, published_at__lte=until)
    keys = list(fresh.values_list("pk", flat=True))
    if not keys:
        return []
    asked = InitiativeList(QueryDict(search.query), search.owner)
    return asked.index.kept(keys, asked.matching())
