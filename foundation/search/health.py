import datetime as dt

from django.db.models import Max
from django.utils import timezone

from foundation.health.registry import Health, check
from foundation.search.models import Entry, IndexState

COUNTED_WITHIN = dt.timedelta(hours=1)


@check("search")
def search() -> Health:
    """What was indexed has been counted since; an index nobody counts ranks badly and misses new words."""
    now = timezone.now()
    state = IndexState.objects.first()
    indexed = Entry.objects.aggregate(last=Max("indexed_at"))["last"]
    counted = state.counted_at if state else None
    behind = indexed is not None and (counted is None or (counted < indexed and counted < now - COUNTED_WITHIN))
    age = round((now - indexed).total_seconds()) if indexed else None
    return Health(ok=not behind, figures={"documents": state.documents if state else 0, "seconds_since_indexed": age})
