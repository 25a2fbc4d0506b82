"""The library's list seen from a territory: the cases of those like it, the most alike first, with the reasons."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from content.likeness import likenesses, reference_named, shelves
from content.models import Initiative
from territories.likeness import Likeness
from territories.models import Collectivite

LIKE, ORDER, BY_LIKENESS = "comme", "tri", "ressemblance"
WIDER = "tous"


class LikeFilter:
    """What `comme=` does to a faceted list: a filter, an order and, for each line, its reasons.

    `comme=commune:29042` keeps the cases of territories like that one; with `tous=oui` the others come after instead.
    """

    chosen: dict[str, Any]
    user: Any

    @cached_property
    def reference(self) -> Collectivite | None:
        """The territory to be like; None when none is asked, or none answers."""
        asked = self.chosen.get(LIKE)
        return reference_named(asked, self.user) if asked else None

    @property
    def is_reference_unknown(self) -> bool:
        """Whether a territory is asked that nothing answers: the list says so."""
        return LIKE in self.chosen and self.reference is None

    @cached_property
    def likenesses(self) -> dict[int, Likeness]:
        """By territory; empty without a reference."""
        return likenesses(self.reference) if self.reference else {}

    def extra_filters(self) -> Mapping[str, Collection[int]]:
        """The cases of the territories that are alike."""
        if self.reference is None or WIDER in self.chosen:
            return {}
        kept = (pk for pk, one in self.likenesses.items() if one.is_alike)
        return {LIKE: [case for pk in kept for case in shelves().cases[pk]]}

    def extra_orders(self) -> Mapping[str, Mapping[int, Any]]:
        """The most alike first."""
        if self.reference is None:
            return {}
        ranks = ((pk, -one.score) for pk, one in self.likenesses.items() if one.score)
        return {BY_LIKENESS: {case: rank for pk, rank in ranks for case in shelves().cases[pk]}}

    def reasons_for(self, initiative: Initiative) -> str:
        """Why a case is in the list, in words; "" when no territory is asked."""
        found = self.likenesses.get(initiative.territory_id or 0)
        return found.words if found else ""

    def like_label(self, value: str) -> str:
        """What the chip says: the territory understood, whatever was typed."""
        return _("comme %s") % (self.reference.label if self.reference else f"«\u00a0{value}\u00a0»")
