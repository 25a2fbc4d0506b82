"""What waits for a member in the methods room."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.web.dashboard import Item, Row, Together, waits_together
from foundation.web.templatetags.french import fr_date
from methods.queries.afterwards import runs_to_tell
from methods.queries.plans import plans_ahead_of
from methods.queries.waiting import cards_waiting_for

MOST = 10
MOST_WORKSHOPS = 3
# What one has lived is told while one remembers it; after that, nobody is asked any more.
REMEMBERED = dt.timedelta(weeks=2)


def _rows(user: Any) -> QuerySet[Any] | None:
    return cards_waiting_for(user, MOST)


def _items(rows: list[Row]) -> Iterator[Item]:
    """For editors, the cards to read; for authors, those that were sent back."""
    for row in rows:
        url = reverse("methods:card", args=[row.ref])
        if row.awaits == "review":
            yield Item(row.line, url, _("Fiche méthode à relire"), row.moment, _("Relire"))
        else:
            yield Item(row.line, url, _("Des modifications sont demandées"), row.moment, _("Reprendre la fiche"))


def _runs(user: Any) -> QuerySet[Any] | None:
    return runs_to_tell(user, timezone.now() - REMEMBERED, MOST)


def _stories(rows: list[Row]) -> Iterator[Item]:
    """The workshops one has run and whose cards one has not told yet."""
    for row in rows:
        url = reverse("workshops:run-after-latest", args=[row.ref])
        yield Item(
            row.line, url, _("Votre atelier a eu lieu : dites comment ses fiches ont servi."), None, _("Raconter")
        )


waits_together(Together("methods", _rows, _items))


def _workshops(user: Any) -> QuerySet[Any] | None:
    return plans_ahead_of(user, timezone.localdate(), MOST_WORKSHOPS)


def _workshop_items(rows: list[Row]) -> Iterator[Item]:
    """The workshops of the coming days, the soonest first."""
    for row in sorted(rows, key=lambda one: one.awaits):
        day = fr_date(dt.date.fromisoformat(row.awaits))
        yield Item(
            row.line,
            reverse("workshops:plan", args=[row.ref]),
            _("Votre atelier du %s") % day,
            None,
            _("Ouvrir l’atelier"),
        )


waits_together(Together("workshops", _workshops, _workshop_items))
waits_together(Together("stories", _runs, _stories))
