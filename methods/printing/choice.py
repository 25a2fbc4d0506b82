"""The cards somebody chooses to print, as the address bar holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Self

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from methods.enums import PrintLayout
from methods.filters import CardList
from methods.models import MethodCard
from methods.queries.kits import get_kit_with_cards_for
from methods.queries.printing import MOST_PRINTED, cards_chosen

MOVES = {"haut": -1, "bas": 1, "retirer": 0}
MOST_AT_ONCE = 3
TITLE = 120


@dataclass(frozen=True)
class Choice:
    """Cards in an order, under a title. `left_out`: how many were asked for beyond what one document holds."""

    cards: list[MethodCard]
    title: str
    left_out: int = 0

    @classmethod
    def read(cls, asked: QueryDict, user: Any) -> Self:
        """`fiches` names cards; `kit` those of a kit (Http404 for one that the reader may not see); `tout` those of
        the list with the same filters. A move (`MOVES`) names one of the cards.
        """
        title = asked.get("titre", "").replace("\x00", "")[:TITLE].strip()
        slugs = asked.getlist("fiches")
        if slug := asked.get("kit"):
            kit = get_kit_with_cards_for(user, slug.replace("\x00", ""))
            title = title or kit.title
            slugs = [*slugs, *(item.card.slug for item in kit.items.all())]
        left_out = 0
        if "tout" in asked:
            found = CardList(asked, user)
            left_out = max(found.total - MOST_PRINTED, 0)
            each = found.each(lambda rows: rows.only("slug"), size=MOST_PRINTED)
            slugs = [*slugs, *(card.slug for card in islice(each, MOST_PRINTED))]
        return cls(cards_chosen(_moved(slugs, asked)), title or _("Fiches méthode"), left_out)

    @property
    def is_short(self) -> bool:
        """Whether it is printed while one waits."""
        return len(self.cards) <= MOST_AT_ONCE

    def now(self, layout: str) -> bool:
        """Whether this layout of it is: a deck is worth a job."""
        return self.is_short and layout != PrintLayout.DECK

    def url(self, name: str = "methods:print-choice", **more: str) -> str:
        """The address that holds this choice."""
        return reverse(name, query={"fiches": [card.slug for card in self.cards], "titre": self.title, **more})


def is_move(asked: Mapping[str, Any]) -> bool:
    """Whether a button that moves a card was pressed."""
    return any(verb in asked for verb in MOVES)


def _moved(slugs: list[str], asked: QueryDict) -> list[str]:
    slugs = list(dict.fromkeys(slugs))
    for verb, step in MOVES.items():
        slug = asked.get(verb, "")
        if slug in slugs:
            place = slugs.index(slug)
            slugs.remove(slug)
            if step:
                slugs.insert(max(place + step, 0), slug)
    return slugs
