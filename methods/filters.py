"""The list of cards narrowed by what the reader asks, with counts that stay right under combination."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from foundation.search import ranked_ids
from foundation.web.pages import Page, page_of
from methods.enums import Setting
from methods.forms.filters import CardFilterForm
from methods.models import MethodCard
from methods.queries import published_cards, with_signs

PAGE_SIZE = 24

FACETS = {"famille": "family", "moment": "phase", "niveau": "level", "lieu": "setting"}


@dataclass(frozen=True)
class Choice:
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
class Group:
    """Cards that share the values of every facet: how many, and which facets they fit as they are chosen."""

    values: dict[str, str]
    fits: dict[str, bool]
    count: int


@dataclass(frozen=True)
class Chip:
    """An active filter and the address of the list without it."""

    label: str
    url: str


class CardFilters:
    """`query`: the address bar; anything unknown in it is passed over. `user`: who searches."""

    def __init__(self, query: QueryDict, user: Any) -> None:
        self.query = query
        self.form = CardFilterForm(query)
        self.form.is_valid()
        self.chosen = {name: value for name, value in self.form.cleaned_data.items() if value}
        self.cards = published_cards()
        self.ranked: list[int] = []
        if q := self.chosen.get("q"):
            self.ranked = ranked_ids(q, kind="methode", user=user)
            self.cards = self.cards.filter(pk__in=self.ranked)

    def page(self, mark: str) -> Page[MethodCard]:
        """One page of the cards that answer every filter: by relevance when words are typed, else by name."""
        cards = with_signs(self._matching())
        if "q" not in self.chosen:
            return page_of(cards, ["slug"], mark=mark, size=PAGE_SIZE)
        start = int(mark) if mark.isdecimal() and len(mark) < 5 else 0
        found = cards.in_bulk()
        ordered = [found[pk] for pk in self.ranked if pk in found][start:]
        following = str(start + PAGE_SIZE) if len(ordered) > PAGE_SIZE else ""
        return Page(ordered[:PAGE_SIZE], following, first=not start)

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed rather than ticked."""
        return {name: self.chosen.get(name, "") for name in ("q", "minutes", "personnes")}

    @cached_property
    def total(self) -> int:
        """How many cards answer every filter."""
        return sum(group.count for group in self._groups if all(group.fits.values()))

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets, each counted without itself; a choice that would find nothing is left out, unless chosen."""
        return [Facet(name, self.form.fields[name].label, self._choices(name)) for name in FACETS]

    def _choices(self, name: str) -> list[Choice]:
        counts: Counter[str] = Counter()
        for group in self._groups:
            if all(fits for other, fits in group.fits.items() if other != name):
                counts.update(dict.fromkeys(_answered(name, group.values[name]), group.count))
        chosen = self.chosen.get(name, [])
        choices = [
            Choice(value, str(label), counts[value], value in chosen)
            for value, label in self.form.fields[name].choices  # type: ignore[attr-defined]
        ]
        return [choice for choice in choices if choice.count or choice.checked]

    @cached_property
    def _groups(self) -> list[Group]:
        """The cards that fit what was typed, counted by combination of facets: few, however many the cards."""
        rows = self._matching(but=(*FACETS,)).order_by().values_list(*FACETS.values()).annotate(Count("pk"))
        groups = []
        for *values, count in rows:
            named = dict(zip(FACETS, values, strict=True))
            groups.append(Group(named, {name: self._fits(name, value) for name, value in named.items()}, count))
        return groups

    def _fits(self, name: str, value: str) -> bool:
        chosen = self.chosen.get(name)
        return not chosen or any(answer in chosen for answer in _answered(name, value))

    def _matching(self, but: tuple[str, ...] = ()) -> QuerySet[MethodCard]:
        clauses = [_clause(name, value) for name, value in self.chosen.items() if name not in (*but, "q")]
        return self.cards.filter(*clauses)

    @property
    def chips(self) -> list[Chip]:
        """The active filters, each with the address without it."""
        return [Chip(self._label(name, value), self._without(name, value)) for name, value in self._active()]

    def _active(self) -> list[tuple[str, str]]:
        pairs = ((name, value) for name, chosen in self.chosen.items() for value in _listed(chosen))
        return [(name, str(value)) for name, value in pairs]

    def _label(self, name: str, value: str) -> str:
        if name in FACETS:
            return str(dict(self.form.fields[name].choices)[value])  # type: ignore[attr-defined]
        return {"q": _("« %s »"), "minutes": _("J’ai %s min"), "personnes": _("Nous sommes %s")}[name] % value

    def _without(self, name: str, value: str) -> str:
        kept = self.query.copy()
        kept.pop("page", None)
        kept.setlist(name, [other for other in kept.getlist(name) if other.strip() != value])
        return f"?{kept.urlencode()}"


def _listed(chosen: Any) -> list[Any]:
    return chosen if isinstance(chosen, list) else [chosen]


def _clause(name: str, value: Any) -> Q:
    if name == "minutes":
        return Q(duration_min__lte=value)
    if name == "personnes":
        return Q(group_min__lte=value, group_max__gte=value)
    if name == "lieu":
        return Q(setting__in=[*value, Setting.BOTH])
    return Q(**{f"{FACETS[name]}__in": value})


def _answered(facet: str, value: str) -> list[str]:
    """The choices that a stored value answers: a card for both places is found by either."""
    return [Setting.ON_SITE, Setting.REMOTE] if facet == "lieu" and value == Setting.BOTH else [value]
