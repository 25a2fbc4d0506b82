"""Lists narrowed by facets: counts that stay right under combination, chips to remove, shareable addresses.

A room subclasses `FacetedList`, names its form, its facets and its orders, gives its index
(`foundation.web.kept_index`), and hands the ready values to the shared templates. What answers is the affair of
`faceted_rows`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, ClassVar

from foundation.web.faceted_rows import ORDER, FacetedRows, Row

WHOLE = "voir"  # which facet is shown with all its choices


@dataclass(frozen=True)
class Choice:
    """A box to tick, with what it would give under the other filters."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """A filter: its choices in their order; beyond `most` of them, a list shows the chosen and the fullest."""

    name: str
    label: Any
    choices: list[Choice]
    most: int = 0
    whole_url: str = ""
    is_whole: bool = False

    @property
    def active(self) -> bool:
        return any(choice.checked for choice in self.choices)

    @property
    def shown(self) -> list[Choice]:
        """The choices that a list shows at first."""
        if self.is_whole or not self.is_long:
            return self.choices
        fullest = sorted(self.choices, key=lambda choice: (not choice.checked, -choice.count))[: self.most]
        return [choice for choice in self.choices if choice in fullest]

    @property
    def is_long(self) -> bool:
        """Whether it holds more than what a list shows at first."""
        return bool(self.most) and len(self.choices) > self.most


@dataclass(frozen=True)
class Chip:
    """An active filter, the address of the list without it and, when it can be corrected, the id of its field."""

    label: str
    url: str
    field: str = ""


@dataclass(frozen=True)
class Relaxation:
    """Filters that stand in the way: what they ask, the address of the list without them, what that would give."""

    label: str
    url: str
    count: int


class FacetedList(FacetedRows[Row]):
    """What a page shows of the rows that answer: facets with their choices, chips, what to relax, addresses."""

    # Facets that a list shows unfolded, and how many choices of each it shows at first (0: all).
    open_facets: ClassVar[tuple[str, ...]] = ()
    # Facets of a single value: a lone box each.
    lone_facets: ClassVar[tuple[str, ...]] = ()
    most: ClassVar[int] = 0

    def chip_label(self, name: str, value: str) -> str:
        """What the chip of an active filter says."""
        return self.choice_labels(name).get(value, value) if name in self.facets_on else f"« {value} »"

    def chip_field(self, name: str) -> str:
        """The id of what corrects a filter on the page; none by default."""
        return ""

    def choice_labels(self, name: str) -> dict[str, str]:
        """What the choices of a facet are called, in the order they are shown."""
        known = self.form.fields[name].choices  # type: ignore[attr-defined]
        return {str(value): str(label) for value, label in known} | self._learnt_labels(name)

    def _learnt_labels(self, name: str) -> dict[str, str]:
        labels = self.index.labels.get(name, {})
        return dict(sorted(labels.items(), key=lambda pair: pair[1].casefold()))

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets with their choices; those that would find nothing are left out, unless chosen."""
        return [self._facet(name) for name in self.facets_on]

    def _facet(self, name: str) -> Facet:
        is_whole = self.whole == name
        url = self._without(WHOLE) if is_whole else self._address({WHOLE: [name]})
        return Facet(name, self.form.fields[name].label, self._choices(name), self.most, url, is_whole)

    def _choices(self, name: str) -> list[Choice]:
        chosen = self.chosen.get(name, [])
        labels = self.choice_labels(name)
        labels |= {value: value for value in chosen if value not in labels}
        choices = (
            Choice(value, label, self.counts.get((name, value), 0), value in chosen) for value, label in labels.items()
        )
        return [choice for choice in choices if choice.count or choice.checked]

    @property
    def whole(self) -> str:
        """The facet that is shown with all its choices, if any."""
        asked = self.query.get(WHOLE, "")
        return asked if asked in self.facets_on else ""

    @property
    def toggles(self) -> list[Facet]:
        """The facets of a single choice: lone boxes."""
        return [facet for facet in self.facets if facet.name in self.lone_facets and facet.choices]

    @property
    def opened(self) -> list[Facet]:
        """The facets that matter most, unfolded."""
        return [facet for facet in self.facets if facet.name in self.open_facets and facet.choices]

    @property
    def folded(self) -> list[Facet]:
        """The other facets."""
        apart = {*self.open_facets, *self.lone_facets}
        return [facet for facet in self.facets if facet.name not in apart and facet.choices]

    @property
    def chips(self) -> list[Chip]:
        """The active filters, each with the address without it."""
        active = ((name, str(value)) for name, chosen in self.chosen.items() for value in _listed(chosen))
        return [
            Chip(self.chip_label(name, value), self._without(name, value), self.chip_field(name))
            for name, value in active
            if name != ORDER
        ]

    @property
    def relaxations(self) -> list[Relaxation]:
        """The filters that, taken away, would let something through, the most generous first.

        Two by two when none does alone.
        """
        alone = self._relaxed(1)
        return alone or self._relaxed(2)

    def _relaxed(self, size: int) -> list[Relaxation]:
        found = [self._relaxation(names) for names in combinations(self._conditions, size)]
        return sorted((row for row in found if row.count), key=lambda row: -row.count)

    def _relaxation(self, names: tuple[str, ...]) -> Relaxation:
        label = ", ".join(self._all_asked(name) for name in names)
        return Relaxation(label, self._address(dict.fromkeys(names, ())), self.matching(*names).bit_count())

    def _all_asked(self, name: str) -> str:
        return ", ".join(self.chip_label(name, str(value)) for value in _listed(self.chosen[name]))

    def _without(self, name: str, value: str | None = None) -> str:
        """The address of the list without one value of a filter, or without the whole of it."""
        values = self.query.getlist(name)
        return self._address({name: [other for other in values if value is not None and other.strip() != value]})

    def narrowed(self, name: str, value: str) -> str:
        """The end of the address of the list with one filter set to one value, the others kept."""
        return self._address({name: [value], WHOLE: ()})

    def _address(self, changes: Mapping[str, Collection[str]]) -> str:
        """The address of the first page of the list, with these parameters changed; empty ones are left out."""
        kept = self.query.copy()
        kept.pop("page", None)
        for name, values in changes.items():
            kept.setlist(name, list(values))
        for name in [name for name, values in kept.lists() if not any(values)]:
            del kept[name]
        return f"?{kept.urlencode()}"

    @property
    def address(self) -> str:
        """What is asked, as the end of an address: « ?theme=accueil », or nothing."""
        found = self._address({WHOLE: ()})
        return "" if found == "?" else found


def _listed(chosen: Any) -> Iterable[Any]:
    return chosen if isinstance(chosen, list) else [chosen]
