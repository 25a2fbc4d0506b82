"""Sheets to revise, to review, to vouch for, to give news of."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from content.queries.waiting import NEWS, REVIEW, REVISE, VOUCH, initiatives_waiting_for
from foundation.web.dashboard import Item, Row, Together, waits_together

MOST = 15
# Why it waits: the page where it is done, the line, the verb. In the order of the week.
_SAID = {
    REVISE: (
        "content:initiative-edit",
        gettext_lazy("Des modifications sont demandées"),
        gettext_lazy("Reprendre l’initiative"),
    ),
    NEWS: ("content:initiative-news-give", gettext_lazy("Qu’est-elle devenue ?"), gettext_lazy("Donner des nouvelles")),
    VOUCH: (
        "content:initiative-vouch",
        gettext_lazy("En ligne, à valider au nom de votre collectivité"),
        gettext_lazy("Valider"),
    ),
    REVIEW: ("content:initiative-review", gettext_lazy("Initiative à relire"), gettext_lazy("Relire")),
}


def _rows(user: Any) -> QuerySet[Any] | None:
    return initiatives_waiting_for(user, MOST)


def _items(rows: list[Row]) -> Iterator[Item]:
    """What only this person can do comes first; within each, what has waited longest."""
    order = list(_SAID)
    for row in sorted(rows, key=lambda row: (order.index(row.awaits), str(row.moment))):
        page, detail, verb = _SAID[row.awaits]
        yield Item(row.line, reverse(page, args=[row.ref]), str(detail), row.moment, str(verb))


waits_together(Together("content", _rows, _items))
