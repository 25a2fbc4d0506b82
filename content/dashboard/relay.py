"""Questions to answer, and answers to one's own."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import Enquiry
from content.queries.relay import enquiries_waiting_for
from foundation.web.dashboard import Item, Row, Together, waits_together

MOST = 5
ASKED, ANSWERED = "asked", "answered"


def _rows(user: Any) -> QuerySet[Any]:
    oldest = enquiries_waiting_for(user).values("pk")[:MOST]
    awaits = Case(When(asker=user, then=Value(ANSWERED)), default=Value(ASKED))
    ref = Cast("pk", CharField(max_length=20))
    return Enquiry.objects.filter(pk__in=oldest).annotate(
        awaits=awaits, line=F("subject"), ref=ref, moment=F("moved_at")
    )


def _items(rows: list[Row]) -> Iterator[Item]:
    """For those whose turn it is, and for those who were answered; the oldest first."""
    for row in sorted(rows, key=lambda row: str(row.moment)):
        answered = row.awaits == ANSWERED
        detail = _("On a répondu à votre question") if answered else _("Une question attend votre réponse")
        action = _("Lire la réponse") if answered else _("Répondre")
        yield Item(row.line, reverse("content:enquiry", args=[row.ref]), detail, row.moment, action)


waits_together(Together("relay", _rows, _items))
