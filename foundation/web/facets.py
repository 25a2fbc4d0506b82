"""Lists narrowed by facets: counts that stay right under combination, chips to remove, shareable addresses.

A room subclasses `FacetedList`, names its form, its facets and its orders, gives its index
(`foundation.web.kept_index`), and hands the ready values to the shared templates.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.core import signing
from django.db.models import Model, QuerySet
from django.http import QueryDict

from foundation.search import ranked_ids
from foundation.web.facet_index import Bits, FacetIndex, Rank
from foundation.web.pages import Page

Row = TypeVar("Row", bound=Model)
Load = Callable[[QuerySet[Any]], QuerySet[Any]]
ORDER = "tri"
WHOLE = "voir"  # which facet is shown with all its choices
_SALT = "essaim.facets"


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
    """An active filter and the address of the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Relaxation:
    """Filters that stand in the way: what they ask, the address of the list without them, what that would give."""

    label: str
    url: str
    count: int


class FacetedList(Generic[Row]):
    """Rows answering what the address bar asks; anything unknown in it is passed over.

    `form_class` has a field for each of `facets_on` (a MultipleChoiceField named like the facet of the index), a `q`
    for words, a `tri` for the order; `kind` is the search's. Subclasses give `read_index()` and `base()`, and may add
    filters and orders of their own (`condition`, `extra_filters`, `extra_orders`).
    """

    form_class: ClassVar[type[forms.Form]]
    facets_on: ClassVar[tuple[str, ...]]
    kind: ClassVar[str]
    page_size: int = 20
    # Names of orders of the index; the first one is the usual.
    orders: ClassVar[tuple[str, ...]]
    # Facets that a list shows unfolded, and how many choices of each it shows at first (0: all).
    open_facets: ClassVar[tuple[str, ...]] = ()
    # Facets of a single value: a lone box each.
    lone_facets: ClassVar[tuple[str, ...]] = ()
    most: ClassVar[int] = 0

    def __init__(self, query: QueryDict, user: Any) -> None:
        self.query = query
        self.user = user
        self.index = self.read_index()
        self.form = self.form_class(query)
        self.form.is_valid()
        self.chosen = {name: value for name, value in self.form.cleaned_data.items() if value}

    def read_index(self) -> FacetIndex:
        """The index of the rows, up to date."""
        raise NotImplementedError

    def base(self) -> QuerySet[Row]:
        """Everything the list may show."""
        raise NotImplementedError

    def condition(self, name: str, value: Any) -> Bits:
        """The rows that answer one field of the form that is neither a facet nor the words; everything by default."""
        return self.index.everything

    def extra_filters(self) -> Mapping[str, Collection[int]]:
        """Filters that the index does not know, each a field of the form: {name: keys of the rows that answer it}.

        Asked once for a list, so it may query. A name that is absent, or not chosen, filters nothing.
        """
        return {}

    def extra_orders(self) -> Mapping[str, Mapping[int, Any]]:
        """Orders that the index does not know: {value of `tri`: {key of a row: its rank, the smallest first}}.

        Rows without a rank come after the others, in the usual order. Asked once for a list.
        """
        return {}

    def chip_label(self, name: str, value: str) -> str:
        """What the chip of an active filter says."""
        return self.choice_labels(name).get(value, value) if name in self.facets_on else f"« {value} »"

    def choice_labels(self, name: str) -> dict[str, str]:
        """What the choices of a facet are called, in the order they are shown."""
        known = self.form.fields[name].choices  # type: ignore[attr-defined]
        return {str(value): str(label) for value, label in known} | self._learnt_labels(name)

    def _learnt_labels(self, name: str) -> dict[str, str]:
        labels = self.index.labels.get(name, {})
        return dict(sorted(labels.items(), key=lambda pair: pair[1].casefold()))

    # --- What answers ---------------------------------------------------------------------------------

    @cached_property
    def ranked(self) -> list[int]:
        """Keys of the rows that answer the words, best first."""
        return ranked_ids(self.chosen["q"], kind=self.kind, user=self.user)

    @cached_property
    def _conditions(self) -> dict[str, Bits]:
        extra = {name: self.index.holding(keys) for name, keys in self.extra_filters().items()}
        return {name: self._condition(name, value, extra) for name, value in self.chosen.items() if name != ORDER}

    def _condition(self, name: str, value: Any, extra: Mapping[str, Bits]) -> Bits:
        if name == "q":
            return self.index.holding(self.ranked)
        if name in extra:
            return extra[name]
        return self.index.answering(name, value) if name in self.facets_on else self.condition(name, value)

    def matching(self, *but: str) -> Bits:
        """The rows of the index that answer every filter, but those named."""
        found = self.index.everything
        for name, bits in self._conditions.items():
            if name not in but:
                found &= bits
        return found

    @cached_property
    def total(self) -> int:
        """How many rows answer."""
        return self.matching().bit_count()

    @cached_property
    def keys(self) -> list[int]:
        """The keys of every row that answers, in the order asked."""
        listed = self._listed_order
        return list(self.index.ordered(self.order, self.matching())) if listed is None else listed

    @property
    def order(self) -> str:
        """The order of the index that is asked, or the usual one."""
        asked = self.chosen.get(ORDER, "")
        return asked if asked in self.orders else self.orders[0]

    def latest(self, limit: int) -> list[int]:
        """The first keys in the usual order, whatever order is asked."""
        return list(islice(self.index.ordered(self.orders[0], self.matching()), limit))

    @cached_property
    def _listed_order(self) -> list[int] | None:
        """The keys in an order that the index does not know: by relevance, or one of `extra_orders`."""
        asked = self.chosen.get(ORDER, "")
        if asked in self.orders:
            return None
        ranks = self.extra_orders().get(asked)
        if ranks is not None:
            keys = list(self.index.ordered(self.orders[0], self.matching()))
            return sorted(keys, key=lambda key: (key not in ranks, ranks.get(key, 0)))
        return self.index.kept(self.ranked, self.matching()) if "q" in self.chosen else None

    # --- Rows -----------------------------------------------------------------------------------------

    def page(self, mark: str, load: Load = lambda rows: rows) -> Page[Row]:
        """One page: by relevance when words are typed and no other order is asked. `load` adds what rows need."""
        listed = self._listed_order
        if listed is not None:
            start = int(mark) if mark.isdecimal() and len(mark) < 7 else 0
            found = listed[start : start + self.page_size + 1]
            following = str(start + self.page_size)
        else:
            after = self._read_mark(mark)
            start = after is not None
            found = list(islice(self.index.ordered(self.order, self.matching(), after), self.page_size + 1))
            following = self._mark(found[self.page_size - 1]) if len(found) > self.page_size else ""
        is_more = len(found) > self.page_size
        rows = self._load(found[: self.page_size], load)
        return Page(rows, following if is_more else "", first=not start)

    def each(self, load: Load = lambda rows: rows, size: int = 200) -> Iterator[Row]:
        """Every row that answers, in the order asked, read by so many: for what is written whole (exports)."""
        for start in range(0, self.total, size):
            yield from self._load(self.keys[start : start + size], load)

    def _load(self, keys: list[int], load: Load) -> list[Row]:
        found = load(self.base()).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def _mark(self, key: int) -> str:
        return signing.dumps([self.order, *self.index.rank(self.order, key)], salt=_SALT)

    def _read_mark(self, mark: str) -> Rank | None:
        try:
            order, *rank = signing.loads(mark, salt=_SALT) if mark else [""]
        except signing.BadSignature:
            return None
        return tuple(rank) if order == self.order else None

    # --- Facets ---------------------------------------------------------------------------------------

    @cached_property
    def counts(self) -> dict[tuple[str, str], int]:
        """Rows by facet and value, each facet counted without itself."""
        everything = self.matching()
        found: dict[tuple[str, str], int] = {}
        for name in self.facets_on:
            among = self.matching(name) if name in self.chosen else everything
            found |= {(name, value): count for value, count in self.index.counts(name, among).items()}
        return found

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

    # --- What is asked --------------------------------------------------------------------------------

    @property
    def chips(self) -> list[Chip]:
        """The active filters, each with the address without it."""
        active = ((name, str(value)) for name, chosen in self.chosen.items() for value in _listed(chosen))
        return [
            Chip(self.chip_label(name, value), self._without(name, value)) for name, value in active if name != ORDER
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
