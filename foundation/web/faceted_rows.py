"""The rows that answer an address bar, counted and paged by an index: what a list holds, whatever it shows of it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from itertools import islice
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
_SALT = "essaim.facets"


class FacetedRows(Generic[Row]):
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

    def facet_rows(self, name: str, values: Collection[str]) -> Bits:
        """The rows that answer a facet: those that have one of the values, by default."""
        return self.index.answering(name, values)

    def facet_counts(self, name: str) -> Mapping[str, int]:
        """How many rows each value of a facet would give: the facet counted without itself, by default."""
        return self.index.counts(name, self.matching(name))

    def best_first(self) -> list[int] | None:
        """The keys of the rows that answer, best first, when no order is asked; None for the usual order."""
        return self.index.kept(self.ranked, self.matching()) if "q" in self.chosen else None

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
        return self.facet_rows(name, value) if name in self.facets_on else self.condition(name, value)

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
        return self.best_first()

    def page(self, mark: str, load: Load = lambda rows: rows) -> Page[Row]:
        """One page: by relevance when words are typed and no other order is asked. `load` adds what rows need."""
        keys, following, is_first = self.cut(mark)
        return Page(self._load(keys, load), following, first=is_first)

    def cut(self, mark: str) -> tuple[list[int], str, bool]:
        """The keys of one page, the mark of the next one or "", and whether it is the first."""
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
        return found[: self.page_size], following if is_more else "", not start

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

    @cached_property
    def counts(self) -> dict[tuple[str, str], int]:
        """Rows by facet and value, each facet counted without itself."""
        return {(name, value): count for name in self.facets_on for value, count in self.facet_counts(name).items()}
