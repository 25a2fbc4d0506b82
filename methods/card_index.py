"""The published cards as the list counts and judges them, kept by the process."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

from django.db.models import Count, Max

from foundation.web.facet_index import Entry
from foundation.web.kept_index import Changes, KeptIndex
from methods.enums import Setting
from methods.equipment import needed
from methods.finding.facts import Facts
from methods.queries import materials_listed, published_cards

FACTS = (
    "family",
    "phase",
    "level",
    "setting",
    "duration_min",
    "duration_typical",
    "duration_max",
    "group_min",
    "group_max",
)


class CardSource:
    """The published cards, few enough to be read whole when one of them has changed."""

    def stamp(self) -> Hashable:
        found = published_cards().aggregate(Count("pk"), Max("updated_at"), Max("pk"))
        return tuple(found.values()) if found["pk__count"] else None

    def entries(self) -> Iterable[Entry]:
        needs: dict[int, set[str]] = defaultdict(set)
        for card, name, quantity in materials_listed():
            needs[card].update(needed(name, quantity))
        rows = published_cards().order_by().values("pk", "slug", *FACTS)
        return [_entry(row["pk"], row["slug"], _facts(row, needs[row["pk"]])) for row in rows]

    def changes(self, since: Any) -> Changes | None:
        return None


CARDS = KeptIndex(CardSource())


def _facts(row: dict[str, Any], needs: set[str]) -> Facts:
    return Facts(**{name: row[name] for name in FACTS}, needs=frozenset(needs))


def _entry(pk: int, slug: str, facts: Facts) -> Entry:
    """A card for both places is found by either."""
    both = facts.setting == Setting.BOTH
    values: dict[str, Iterable[str]] = {
        "famille": [facts.family],
        "moment": [facts.phase],
        "niveau": [facts.level],
        "lieu": [Setting.ON_SITE.value, Setting.REMOTE.value] if both else [facts.setting],
        "needs": facts.needs,
        "duration_min": [str(facts.duration_min)],
        "group_min": [str(facts.group_min)],
        "group_max": [str(facts.group_max)],
    }
    return Entry(pk, values, {"nom": (slug, pk)}, facts=facts)
