"""What programmes read of the library: only what is on line, and what was and has been withdrawn."""

import datetime as dt

from django.db.models import Count, Q, QuerySet

from content.models import Initiative, Theme
from content.permissions import PUBLIC_STATES
from content.snapshots import SECTIONS
from foundation.history.enums import EditorialState
from territories.models import Collectivite

# The texts that a list does not say stay in the database.
UNSAID = ("summary", *(column for name in SECTIONS[1:] for column in (name, f"{name}_html")))
LISTED = Q(initiatives__state=EditorialState.PUBLISHED)


def library_mark() -> str:
    """What changes with every public change of the library, and is never seen twice, even after a restoration."""
    rows = Initiative.objects.filter(edition__gt=0).order_by("-edition").values_list("edition", "changed_at")
    return mark_of(*(rows.first() or (0, None)))


def mark_of(edition: int, changed_at: dt.datetime | None) -> str:
    """The mark of one public change: its number, and its moment."""
    return f"{edition}.{changed_at.timestamp() if changed_at else 0}"


def once_published() -> QuerySet[Initiative]:
    """Every sheet that is on line, or was until it was withdrawn."""
    return Initiative.objects.filter(state__in=PUBLIC_STATES, published_version__isnull=False, changed_at__isnull=False)


def in_short(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """The rows with what a list of the API says of each, whatever their number."""
    return (
        rows.select_related("territory", "department", "region").prefetch_related("themes", "hypotheses").defer(*UNSAID)
    )


def themes_counted() -> QuerySet[Theme]:
    """The controlled list, with the number of published cases on each."""
    return Theme.objects.annotate(cases=Count("initiatives", filter=LISTED)).order_by("name")


def territories_holding() -> QuerySet[Collectivite]:
    """The collectivités that have published cases, with their number."""
    rows = Collectivite.objects.filter(LISTED).annotate(cases=Count("initiatives"))
    return rows.select_related("department", "region")
