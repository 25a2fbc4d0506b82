"""Telling people what is new in the searches they keep."""

import datetime as dt
import time

from django.db import transaction
from django.utils import timezone

from content.kept_query import still_means
from content.models import SavedSearch, SearchAlert
from content.notifications.alerts import SEARCH_ALERT
from content.queries.searches import due_searches, last_published, newly_found
from foundation.notifications import announce

# A sheet is dated when its publication begins, and seen when it ends: the latest minutes wait for the next time.
SETTLED = dt.timedelta(minutes=5)
NAMED = 10
SLICE = 50
ALERTS_KEPT = dt.timedelta(days=365)


def send_alerts(*, seconds: float) -> bool:
    """Look at the searches that are due, for so long at most. Returns whether some are left."""
    deadline = time.monotonic() + seconds
    now = timezone.now()
    until = now - SETTLED
    _pass_over(now, until)
    while due := list(due_searches(now).select_related("owner").order_by("pk")[:SLICE]):
        for search in due:
            if time.monotonic() > deadline:
                return True
            alert_search(search, until)
    return False


def alert_search(search: SavedSearch, until: dt.datetime) -> None:
    """Tell what is new in one search, if anything; two processes never both do."""
    found = newly_found(search, until) if still_means(search.query) else []
    with transaction.atomic():
        unchanged = SavedSearch.objects.filter(pk=search.pk, checked_at=search.checked_at, rhythm=search.rhythm)
        if not unchanged.update(checked_at=until) or not found:
            return
        alert = SearchAlert.objects.create(search=search, total=len(found), since=search.checked_at, until=until)
        alert.found.set(found[:NAMED])
        announce(SEARCH_ALERT, target=alert, recipients=[search.owner_id])


def purge_alerts() -> None:
    """Forget the alerts of last year."""
    SearchAlert.objects.filter(until__lt=timezone.now() - ALERTS_KEPT).delete()


def _pass_over(now: dt.datetime, until: dt.datetime) -> None:
    """Searches since which nothing at all was published are looked at together."""
    newest = last_published(until)
    due = due_searches(now)
    (due.filter(checked_at__gte=newest) if newest else due).update(checked_at=until)
