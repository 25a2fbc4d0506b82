"""Sheets to read again, sheets to revise."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from content.permissions import can_review_initiatives
from content.queries import initiatives_awaiting, initiatives_written_by
from foundation.history.enums import EditorialState
from foundation.history.reading import in_review_state
from foundation.web.dashboard import Item, provides

MOST = 5


@provides("waiting")
def initiatives_to_review(user: Any) -> Iterator[Item]:
    """For editors: the submitted sheets, the oldest first."""
    if not can_review_initiatives(user):
        return
    for row in initiatives_awaiting(user)[:MOST]:
        yield Item(row.title, row.get_absolute_url(), _("Initiative à relire"), row.updated_at, _("Relire"))


@provides("waiting")
def initiatives_to_revise(user: Any) -> Iterator[Item]:
    """For authors: their sheets that the editors sent back."""
    for row in in_review_state(initiatives_written_by(user), EditorialState.TO_REVISE)[:MOST]:
        detail = _("Des modifications sont demandées")
        yield Item(row.title, row.get_absolute_url(), detail, row.updated_at, _("Reprendre l’initiative"))
