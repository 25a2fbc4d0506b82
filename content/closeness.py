"""« Cas proches »: which cases are close to another one, and why, in words.

Candidates are taken by index (the most themes in common, the same methods, the territories most alike), never by
reading the library; they are then compared here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from content.closeness_words import (
    demand_reason,
    method_reason,
    place_reason,
    posture_reason,
    refuted_reason,
    theme_reason,
)
from content.enums import HypothesisVerdict, Posture
from content.likeness import alike, likenesses, shelves
from content.models import Hypothesis, Initiative, MethodUse, Theme
from content.queries import initiatives_listed
from foundation.history.enums import EditorialState
from territories.likeness import Likeness, Traits, likeness

MOST_BY_THEME, MOST_BY_METHOD, MOST_TERRITORIES = 150, 80, 100
THEME, METHOD, WAY, REFUTED, PLACE = 3.0, 2.0, 1.0, 1.0, 0.04
COLUMNS = (
    "pk",
    "territory_id",
    "territory_kind",
    "population",
    "department_id",
    "region_id",
    "demand",
    "posture",
    "territory__department_id",
    "territory__region_id",
    "territory__population",
    "territory__epci_id",
    "territory__is_overseas",
    "territory__statute",
)


@dataclass(frozen=True)
class CaseTraits:
    """What is compared of a case. Themes by key; methods by card, or by name when they have none."""

    pk: int
    place: Traits
    demand: str
    posture: str
    has_refuted: bool
    themes: dict[int, str] = field(default_factory=dict)
    methods: dict[Any, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Close:
    """A case close to another: how much, and the reasons, the strongest first."""

    initiative: Initiative
    score: float
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """« deux thèmes communs : mobilité, ruralité ; même méthode : entretien »."""
        return "\u202f; ".join(self.reasons)


@dataclass(frozen=True)
class Compared:
    """One candidate beside the case of reference, and what they share."""

    mine: CaseTraits
    other: CaseTraits
    themes: list[str]
    methods: list[str]
    place: Likeness

    @property
    def has_refuted(self) -> bool:
        """Whether the field said no to both, on the same theme."""
        return bool(self.themes and self.mine.has_refuted and self.other.has_refuted)

    @property
    def has_same_demand(self) -> bool:
        return bool(self.mine.demand) and self.mine.demand == self.other.demand

    @property
    def has_same_posture(self) -> bool:
        return self.mine.posture != Posture.NONE and self.mine.posture == self.other.posture

    @cached_property
    def score(self) -> float:
        ways = self.has_same_demand + self.has_same_posture
        shared = THEME * min(len(self.themes), 3) + METHOD * min(len(self.methods), 2)
        return shared + WAY * ways + REFUTED * self.has_refuted + PLACE * self.place.score

    @property
    def is_close(self) -> bool:
        """At least two things that matter in common: a theme alone says too little."""
        if self.mine.themes and len(self.themes) >= min(2, len(self.mine.themes)):
            return True
        return bool(self.themes and (self.methods or self.place.is_alike)) or len(self.methods) >= 2

    @property
    def reasons(self) -> tuple[str, ...]:
        """In words, the strongest first."""
        said = (
            theme_reason(self.themes),
            place_reason(self.mine.place, self.other.place, self.place),
            method_reason(self.methods),
            refuted_reason(self.themes) if self.has_refuted else "",
            demand_reason(self.mine.demand) if self.has_same_demand else "",
            posture_reason(self.mine.posture) if self.has_same_posture else "",
        )
        return tuple(one for one in said if one)


def close_cases(initiative: Initiative, *, limit: int = 3, by_method: int = 0) -> tuple[list[Close], list[Close]]:
    """The published cases closest to this one, then `by_method` others that used the same methods.

    Five queries, whatever the library holds (six when it has just changed).
    """
    mine, others = _traits_around(initiative)
    compared = sorted((_compare(mine, other) for other in others), key=lambda one: (-one.score, -one.other.pk))
    close = [one for one in compared if one.is_close][:limit]
    kin = [one for one in compared if one.methods and one not in close][:by_method]
    rows = initiatives_listed().defer(*_TEXTS).in_bulk([one.other.pk for one in (*close, *kin)])
    return _with_rows(close, rows), _with_rows(kin, rows)


_TEXTS = [
    name
    for section in ("summary", "problem", "context", "fieldwork", "done", "failed", "helped", "afterwards")
    for name in (section, f"{section}_html")
]


def _with_rows(found: Iterable[Compared], rows: dict[int, Initiative]) -> list[Close]:
    return [Close(rows[one.other.pk], one.score, one.reasons) for one in found if one.other.pk in rows]


def _compare(mine: CaseTraits, other: CaseTraits) -> Compared:
    themes = [name for pk, name in mine.themes.items() if pk in other.themes]
    methods = [name for key, name in mine.methods.items() if key in other.methods]
    return Compared(mine, other, themes, methods, likeness(mine.place, other.place))


def _traits_around(initiative: Initiative) -> tuple[CaseTraits, list[CaseTraits]]:
    """What is compared of the case and of its candidates: three queries, and those of the likenesses."""
    refuted = Hypothesis.objects.filter(initiative=OuterRef("pk"), verdict=HypothesisVerdict.REFUTED)
    rows = Initiative.objects.filter(Q(pk=initiative.pk) | _candidates(initiative))
    # Asked of the database, the state would make it read the library by its state rather than by these keys.
    compared = rows.values_list(*COLUMNS, Exists(refuted), "state")
    found = {
        row[0]: _case_traits(row[:-1])
        for row in compared
        if row[0] == initiative.pk or row[-1] == EditorialState.PUBLISHED
    }
    links = Initiative.themes.through.objects.filter(initiative__in=found).values_list(
        "initiative", "theme__pk", "theme__name"
    )
    for pk, theme, name in links:
        found[pk].themes[theme] = name
    for pk, card, name in MethodUse.objects.filter(initiative__in=found).values_list("initiative", "card", "name"):
        found[pk].methods[card or name.casefold()] = name
    mine = found.pop(initiative.pk)
    return mine, list(found.values())


def _candidates(initiative: Initiative) -> Q:
    """The published cases worth comparing: a bounded number of them, found by index."""
    links = Initiative.themes.through.objects.filter(theme__in=Theme.objects.filter(initiatives=initiative))
    uses = MethodUse.objects.filter(card__in=initiative.method_uses.exclude(card=None).values("card"))
    chosen = Q(pk__in=_most(links, MOST_BY_THEME)) | Q(pk__in=_most(uses, MOST_BY_METHOD))
    if initiative.territory:
        near = alike(likenesses(initiative.territory, shelves()))[:MOST_TERRITORIES]
        places = initiatives_listed().filter(territory__in=[initiative.territory_id, *near])
        chosen |= Q(pk__in=places.filter(Exists(links.filter(initiative=OuterRef("pk")))).values("pk"))
    return chosen


def _most(rows: QuerySet[Any], most: int) -> QuerySet[Any, Any]:
    """The cases that have the most of these rows, the newest first among equals."""
    counted = rows.order_by().values("initiative").annotate(shared=Count("pk"))
    return counted.order_by("-shared", "-initiative").values("initiative")[:most]


def _case_traits(row: tuple[Any, ...]) -> CaseTraits:
    """What the territory's own row says comes first; a case on several places only has its own words."""
    pk, territory, kind, told, department, region, demand, posture, *of_place, refuted = row
    place_department, place_region, population, group, is_overseas, statute = of_place
    place = Traits(
        territory or 0,
        kind,
        population or told,
        group,
        place_department or department,
        place_region or region,
        bool(is_overseas),
        statute or "",
    )
    return CaseTraits(pk, place, demand, posture, refuted)
