"""Cards that leave: one file a card."""

from collections.abc import Iterator

from django.db.models import QuerySet

from methods.exchange.writing import card_text
from methods.models import MethodCard
from methods.queries.exchange import shown_contents


def card_files(cards: QuerySet[MethodCard]) -> Iterator[tuple[str, str]]:
    """Name and text of the file of each card, as its page shows it, by slug; read some at a time."""
    return ((f"{slug}.md", card_text(data)) for slug, data in shown_contents(cards))
