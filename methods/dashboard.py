"""What waits for a member in the methods room."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from foundation.history.enums import EditorialState
from foundation.history.reading import in_review_state
from foundation.web.dashboard import Item, provides
from methods.permissions import can_review_cards
from methods.queries import cards_awaiting, cards_written_by

MOST = 5


@provides("waiting")
def cards_to_review(user: Any) -> Iterator[Item]:
    """For editors: the submitted cards, the oldest first."""
    if not can_review_cards(user):
        return
    for card in cards_awaiting(user)[:MOST]:
        yield Item(card.title, card.get_absolute_url(), _("Fiche méthode à relire"), card.updated_at, _("Relire"))


@provides("waiting")
def cards_to_revise(user: Any) -> Iterator[Item]:
    """For authors: their cards that the editors sent back."""
    for card in in_review_state(cards_written_by(user), EditorialState.TO_REVISE)[:MOST]:
        detail = _("Des modifications sont demandées")
        yield Item(card.title, card.get_absolute_url(), detail, card.updated_at, _("Reprendre la fiche"))
