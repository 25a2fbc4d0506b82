"""Questions to answer, and answers to one's own, in one query."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from content.queries.relay import enquiries_waiting_for
from foundation.web.dashboard import Item, provides

MOST = 5


@provides("waiting")
def questions_and_answers(user: Any) -> Iterator[Item]:
    """For those whose turn it is, and for those who were answered."""
    for row in enquiries_waiting_for(user)[:MOST]:
        asks = row.asker_id == user.pk
        detail = _("On a répondu à votre question") if asks else _("Une question attend votre réponse")
        action = _("Lire la réponse") if asks else _("Répondre")
        yield Item(row.subject, row.get_absolute_url(), detail, row.moved_at, action)
