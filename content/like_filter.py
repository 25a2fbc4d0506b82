"""The library's list seen from a territory: the cases of those like it, the most alike first, with the reasons."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from content.likeness import Shelves, likenesses, main_collectivite, reference_named, shelves
from content.models import Initiative
from territories.likeness import Likeness
from territories.models import Collectivite

LIKE, WIDER, ORDER, BY_LIKENESS = "comme", "tous", "tri", "ressemblance"
LIKE_FIELDS = (LIKE, WIDER)


class LikeFilter:
    """What `comme=` does to a faceted list: a filter, an order and, for each line, its reasons.

    `comme=commune:29042` keeps the cases of territories like that one; with `tous=oui` the others come after instead.
    Without it, the order by likeness starts from the reader's main collectivité.
    """

    chosen: dict[str, Any]
    query: QueryDict
    user: Any

    def __init__(self, query: QueryDict, user: Any) -> None:
        super().__init__(query, user)  # type: ignore[call-arg]
        if LIKE in self.chosen and "q" not in self.chosen:
            self.chosen.setdefault(ORDER, BY_LIKENESS)

    @cached_property
    def reference(self) -> Collectivite | None:
        """The territory to be like; None when none is asked, or none answers."""
        if asked := self.chosen.get(LIKE):
            return reference_named(asked, self.user)
        return main_collectivite(self.user) if self.chosen.get(ORDER) == BY_LIKENESS else None

    @property
    def lacks_reference(self) -> bool:
        """Whether likeness is asked to no known territory: the list says so, and filters nothing."""
        is_asked = LIKE in self.chosen or self.chosen.get(ORDER) == BY_LIKENESS
        return is_asked and self.reference is None

    @property
    def likeness_url(self) -> str:
        """Where to name one's territory, or another one, the other filters kept."""
        kept = self.query.copy()
        for name in (*LIKE_FIELDS, "page", "voir"):
            kept.pop(name, None)
        if self.reference or self.lacks_reference:
            kept["changer"] = "oui"
        return f"{reverse('content:like-mine')}?{kept.urlencode()}".rstrip("?")

    @cached_property
    def _shelves(self) -> Shelves:
        return shelves()

    @cached_property
    def likenesses(self) -> dict[int, Likeness]:
        """By territory; empty without a reference."""
        return likenesses(self.reference, self._shelves) if self.reference else {}

    def extra_filters(self) -> Mapping[str, Collection[int]]:
        """The cases of the territories that are alike."""
        if LIKE not in self.chosen or WIDER in self.chosen or self.reference is None:
            return {}
        alike = (pk for pk, one in self.likenesses.items() if one.is_alike)
        return {LIKE: [case for pk in alike for case in self._shelves.cases[pk]]}

    def extra_orders(self) -> Mapping[str, Mapping[int, Any]]:
        """The most alike first."""
        if self.reference is None:
            return {}
        ranks = ((pk, -one.score) for pk, one in self.likenesses.items() if one.score)
        return {BY_LIKENESS: {case: rank for pk, rank in ranks for case in self._shelves.cases[pk]}}

    def reasons_for(self, initiative: Initiative) -> str:
        """Why a case is in the list, in words; "" when no territory is asked."""
        found = self.likenesses.get(initiative.territory_id or 0)
        return found.words if found else ""

    def like_label(self, name: str, value: str) -> str:
        """What the chip says: the territory understood, whatever was typed."""
        if name == WIDER:
            return _("puis tous les autres")
        return _("comme %s") % (self.reference.label if self.reference else f"«\u00a0{value}\u00a0»")
