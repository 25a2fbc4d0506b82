"""What waits for a member in the methods room."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.web.dashboard import Item, Row, Together, waits_together
from methods.queries.waiting import cards_waiting_for

MOST = 10


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


waits_together(Together("methods", _rows, _items))
