"""Lists narrowed by facets: counts that stay right under combination, chips to remove, shareable addresses.

A room subclasses `FacetedList`, names its form and its facets, and hands the ready values to the shared templates.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.db.models import CharField, Count, F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict

from foundation.search import ranked_ids
from foundation.web.pages import Page, page_of

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Choice:
    """A box to tick, with what it would give under the other filters."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: Any
    choices: list[Choice]

    @property
    def active(self) -> bool:
        return any(choice.checked for choice in self.choices)


@dataclass(frozen=True)
class Chip:
    """An active filter and the address of the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Relaxation:
    """A filter that stands in the way: what it asks, the address of the list without it, what that would give."""

    label: str
    url: str
    count: int


class FacetedList(Generic[Row]):
    """Rows answering what the address bar asks; anything unknown in it is passed over.

    `facets` maps a form field (a MultipleChoiceField) to the path of the column it filters; `form_class` has a `q`
    field for words; `kind` is the search's. Subclasses give `base()` and may add clauses for other fields.
    """

    form_class: ClassVar[type[forms.Form]]
    facets_on: ClassVar[Mapping[str, str]]
    kind: ClassVar[str]
    page_size: ClassVar[int] = 20
    # Named orders: the sort key of the address bar → fields, the last one unique.
    orders: ClassVar[Mapping[str, tuple[str, ...]]]

    def __init__(self, query: QueryDict, user: Any) -> None:
        self.query = query
        self.user = user
        self.form = self.form_class(query)
        self.form.is_valid()
        self.chosen = {name: value for name, value in self.form.cleaned_data.items() if value}

    def base(self) -> QuerySet[Row]:
        """Everything the list may show."""
        raise NotImplementedError

    def clause(self, name: str, value: Any) -> Q:
        """The condition of one field of the form."""
        return Q(**{f"{self.facets_on[name]}__in": value}) if name in self.facets_on else Q()

    def chip_label(self, name: str, value: str) -> str:
        """What the chip of an active filter says."""
        if name in self.facets_on:
            return str(dict(self.form.fields[name].choices).get(value, value))  # type: ignore[attr-defined]
        return f"« {value} »"

    @cached_property
    def ranked(self) -> list[int]:
        """Keys of the rows that answer the words, best first."""
        return ranked_ids(self.chosen["q"], kind=self.kind, user=self.user)

    def matching(self, but: str = "") -> QuerySet[Row]:
        """The rows that answer every filter, but one."""
        rows = self.base()
        if "q" in self.chosen and but != "q":
            rows = rows.filter(pk__in=self.ranked)
        for name, value in self.chosen.items():
            if name != but:
                rows = rows.filter(self._once(name, value))
        return rows

    def _once(self, name: str, value: Any) -> Q:
        """The clause, as a subquery where it follows several rows: a row found twice is one row."""
        clause = self.clause(name, value)
        if "__" not in self.facets_on.get(name, ""):
            return clause
        return Q(pk__in=self.base().model._default_manager.filter(clause).values("pk"))

    def page(self, mark: str, load: Callable[[QuerySet[Row]], QuerySet[Row]] = lambda rows: rows) -> Page[Row]:
        """One page: by relevance when words are typed and no other order is asked. `load` adds what rows need."""
        rows = self.matching()
        order = self.chosen.get("tri", "")
        if "q" in self.chosen and order not in self.orders:
            return self._by_relevance(rows, mark, load)
        fields = self.orders.get(order) or next(iter(self.orders.values()))
        return page_of(load(rows), fields, mark=mark, size=self.page_size)

    @cached_property
    def keys(self) -> list[int]:
        """The keys of every row that answers, in the order asked."""
        rows, order = self.matching(), self.chosen.get("tri", "")
        if "q" in self.chosen and order not in self.orders:
            kept = set(rows.values_list("pk", flat=True))
            return [pk for pk in self.ranked if pk in kept]
        fields = self.orders.get(order) or next(iter(self.orders.values()))
        return list(rows.order_by(*fields).values_list("pk", flat=True))

    @property
    def total(self) -> int:
        """How many rows answer."""
        return len(self.keys)

    def _by_relevance(self, rows: QuerySet[Row], mark: str, load: Callable[..., QuerySet[Row]]) -> Page[Row]:
        start = int(mark) if mark.isdecimal() and len(mark) < 5 else 0
        kept = set(rows.values_list("pk", flat=True))
        keys = [pk for pk in self.ranked if pk in kept][start : start + self.page_size + 1]
        found = load(self.base()).in_bulk(keys[: self.page_size])
        following = str(start + self.page_size) if len(keys) > self.page_size else ""
        return Page([found[pk] for pk in keys[: self.page_size]], following, first=not start)

    @cached_property
    def counts(self) -> dict[tuple[str, str], int]:
        """Rows by facet and value, each facet counted without itself: one query for all of them."""
        first, *others = [self._counted(name, path) for name, path in self.facets_on.items()]
        rows = first.union(*others, all=True)
        return {(row["facet"], row["value"]): row["count"] for row in rows if row["value"] is not None}

    def _counted(self, name: str, path: str) -> Any:
        rows = self.matching(but=name).order_by()
        if "__" in path:
            return self._counted_afar(name, path, rows)
        return rows.values(facet=Value(name), value=Cast(F(path), CharField())).annotate(count=Count("pk"))

    def _counted_afar(self, name: str, path: str, rows: QuerySet[Row]) -> Any:
        """The same through a relation, counted from its other end: the rows themselves are not read."""
        relation, column = path.split("__")
        field: Any = rows.model._meta.get_field(relation)
        back = field.remote_field.name
        others = field.related_model._default_manager.filter(**{f"{back}__in": rows.values("pk")}).order_by()
        values = others.values(facet=Value(name), value=Cast(F(column), CharField()))
        return values.annotate(count=Count(back, distinct=True))

    @property
    def facets(self) -> list[Facet]:
        """The facets with their choices; those that would find nothing are left out, unless chosen."""
        return [Facet(name, self.form.fields[name].label, self._choices(name)) for name in self.facets_on]

    def _choices(self, name: str) -> list[Choice]:
        chosen = self.chosen.get(name, [])
        choices = [
            Choice(str(value), str(label), self.counts.get((name, str(value)), 0), str(value) in chosen)
            for value, label in self.form.fields[name].choices  # type: ignore[attr-defined]
        ]
        return [choice for choice in choices if choice.count or choice.checked]

    @property
    def chips(self) -> list[Chip]:
        """The active filters, each with the address without it."""
        active = ((name, str(value)) for name, chosen in self.chosen.items() for value in _listed(chosen))
        return [
            Chip(self.chip_label(name, value), self._without(name, value)) for name, value in active if name != "tri"
        ]

    @property
    def relaxations(self) -> list[Relaxation]:
        """The filters that, taken away alone, would let something through, the most generous first; one query."""
        names = [name for name in self.chosen if name != "tri"]
        alone = {name: Count("pk", filter=Q(pk__in=self.matching(but=name).values("pk"))) for name in names}
        counts = self.base().order_by().aggregate(**alone) if names else {}
        found = [Relaxation(self._all_asked(name), self._without(name), count) for name, count in counts.items()]
        return sorted((row for row in found if row.count), key=lambda row: -row.count)

    def _all_asked(self, name: str) -> str:
        return ", ".join(self.chip_label(name, str(value)) for value in _listed(self.chosen[name]))

    def _without(self, name: str, value: str | None = None) -> str:
        """The address of the list without one value of a filter, or without the whole of it."""
        kept = self.query.copy()
        kept.pop("page", None)
        rest = [other for other in kept.getlist(name) if value is not None and other.strip() != value]
        kept.setlist(name, rest)
        return f"?{kept.urlencode()}"


def _listed(chosen: Any) -> Iterable[Any]:
    return chosen if isinstance(chosen, list) else [chosen]
