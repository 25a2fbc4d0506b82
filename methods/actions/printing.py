"""Cards on paper, in a job: asked for, composed."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from foundation.documents import composing
from foundation.web.allowed import require
from methods.models import CardPrint, MethodCard
from methods.permissions import kits as permissions
from methods.printing import cards_pdf
from methods.queries.printing import cards_of, prints_of

A_DAY = composing.A_DAY


def ask_print(cards: Sequence[MethodCard], *, layout: str, title: str, actor: Any) -> CardPrint:
    """Ask for these cards on paper, in their order; another request under way is dropped for this one.

    Raises PermissionDenied, TooManyAsked.
    """
    require(permissions.can_print_cards(actor))
    return _ask(CardPrint(asked_by=actor, title=title, layout=layout, card_pks=[card.pk for card in cards]))


def ask_again(former: CardPrint, *, actor: Any) -> CardPrint:
    """Ask for the same cards again. Raises PermissionDenied, TooManyAsked."""
    require(permissions.can_read_print(actor, former))
    return _ask(CardPrint(asked_by=actor, title=former.title, layout=former.layout, card_pks=former.card_pks))


def compose_print(asked: CardPrint) -> None:
    """Make the file; nothing when it is ready, and once when two processes do it."""
    composing.compose(asked, lambda: _compose(asked), name=f"{slugify(asked.title)[:80] or 'fiches'}.pdf")


def _ask(wanted: CardPrint) -> CardPrint:
    from methods.tasks.printing import compose  # tasks call actions

    mine = prints_of(wanted.asked_by)
    with transaction.atomic():
        others = [one.pk for one in mine if one.is_under_way and not _is_same(one, wanted)]
        composing.drop(mine.filter(pk__in=others))
        return composing.ask(wanted, same=mine, job=compose, limit=A_DAY)


def _is_same(one: CardPrint, other: CardPrint) -> bool:
    return (one.layout, one.title, one.card_pks) == (other.layout, other.title, other.card_pks)


def _compose(asked: CardPrint) -> bytes:
    cards = cards_of(asked)
    composing.expect(asked, len(cards))
    return cards_pdf(
        cards,
        asked.layout,
        reader=asked.asked_by,
        title=asked.title,
        progress=lambda done: composing.advance(asked, done),
    )
