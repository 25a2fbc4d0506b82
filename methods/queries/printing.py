"""Doors to what is printed of cards: the choice of a reader, and what they asked for."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from methods.models import CardPrint, MethodCard
from methods.queries.cards import published_cards, with_print

MOST_PRINTED = 60
SHOWN = ("slug", "title", "family", "phase", "duration_typical")


def cards_chosen(slugs: Iterable[str]) -> list[MethodCard]:
    """The cards on line among these, each once, in the order of the choice."""
    wanted = list(dict.fromkeys(slug.replace("\x00", "") for slug in slugs))[:MOST_PRINTED]
    found = {card.slug: card for card in published_cards().filter(slug__in=wanted).only(*SHOWN)}
    return [found[slug] for slug in wanted if slug in found]


def cards_to_print(cards: Iterable[MethodCard]) -> list[MethodCard]:
    """The same cards with all that paper shows of them."""
    return _printed([card.pk for card in cards])


def prints_of(user: Any) -> QuerySet[CardPrint]:
    """What a person asked for, the last first."""
    return CardPrint.objects.filter(asked_by=user)


def cards_of(asked: CardPrint) -> list[MethodCard]:
    """The cards that were asked for, those that are still on line."""
    return _printed(asked.card_pks)


def _printed(keys: list[int]) -> list[MethodCard]:
    rows = with_print(published_cards()).in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
