"""The list of cards narrowed by what the reader asks, with counts that stay right under combination."""

from collections.abc import Hashable, Iterable
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils.translation import gettext as _

from foundation.web.facet_index import Bits, Entry, FacetIndex
from foundation.web.facets import FacetedList
from foundation.web.kept_index import Changes, KeptIndex
from methods.enums import Setting
from methods.forms.filters import CardFilterForm
from methods.models import MethodCard
from methods.queries import published_cards

COLUMNS = ("pk", "slug", "family", "phase", "level", "setting", "duration_min", "group_min", "group_max")
SENTENCES = {
    "minutes": lambda value: _("J’ai %s min") % value,
    "personnes": lambda value: _("Nous sommes %s") % value,
}


class CardSource:
    """The published cards, few enough to be read whole when one of them has changed."""

    def stamp(self) -> Hashable:
        found = published_cards().aggregate(Count("pk"), Max("updated_at"), Max("pk"))
        return tuple(found.values()) if found["pk__count"] else None

    def entries(self) -> Iterable[Entry]:
        return [_entry(*row) for row in published_cards().order_by().values_list(*COLUMNS)]

    def changes(self, since: Any) -> Changes | None:
        return None


CARDS = KeptIndex(CardSource())


class CardList(FacetedList[MethodCard]):
    """The published cards that answer the address bar."""

    form_class = CardFilterForm
    kind = "methode"
    facets_on = ("famille", "moment", "niveau", "lieu")
    open_facets = ("famille",)
    orders = ("nom",)
    page_size = 24

    def read_index(self) -> FacetIndex:
        return CARDS.current()

    def base(self) -> QuerySet[MethodCard]:
        return published_cards()

    def condition(self, name: str, value: int) -> Bits:
        """The cards that last no longer, or whose group has room for so many."""
        if name == "minutes":
            return self.index.where("duration_min", lambda least: int(least) <= value)
        room = self.index.where("group_max", lambda most: int(most) >= value)
        return self.index.where("group_min", lambda least: int(least) <= value) & room

    def chip_label(self, name: str, value: str) -> str:
        return SENTENCES[name](value) if name in SENTENCES else super().chip_label(name, value)

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed rather than ticked."""
        return {name: self.chosen.get(name, "") for name in ("q", "minutes", "personnes")}


def _entry(
    pk: int, slug: str, family: str, phase: str, level: str, setting: str, duration_min: int, *group: int
) -> Entry:
    """A card for both places is found by either."""
    group_min, group_max = group
    values = {
        "famille": [family],
        "moment": [phase],
        "niveau": [level],
        "lieu": [Setting.ON_SITE.value, Setting.REMOTE.value] if setting == Setting.BOTH else [setting],
        "duration_min": [str(duration_min)],
        "group_min": [str(group_min)],
        "group_max": [str(group_max)],
    }
    return Entry(pk, values, {"nom": (slug, pk)})
