"""« Comme la mienne »: how far two territories are alike, with the reasons in words.

What is compared: kind, population, the places they belong to, and overseas. Density is not: the referential gives no
area.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from territories.enums import Kind, Statute, Stratum, stratum_of
from territories.models import Collectivite

# What each thing in common weighs, out of about a hundred.
WEIGHTS = {
    "kind": 30,
    "statute": 35,
    "stratum": 22,
    "very-close": 20,
    "comparable": 12,
    "group": 15,
    "its-group": 15,
    "its-commune": 15,
    "department": 10,
    "region": 5,
    "overseas": 15,
}
WORDS = {
    "very-close": gettext_lazy("population très proche"),
    "comparable": gettext_lazy("population comparable"),
    "group": gettext_lazy("même intercommunalité"),
    "its-group": gettext_lazy("son intercommunalité"),
    "its-commune": gettext_lazy("une de ses communes"),
    "department": gettext_lazy("même département"),
    "region": gettext_lazy("même région"),
    "overseas": gettext_lazy("outre-mer aussi"),
}
PLACES = {"group", "its-group", "its-commune", "department", "region", "overseas"}
VERY_CLOSE_RATIO, COMPARABLE_RATIO = 1.25, 2.0
# From this score, two territories are said to be alike; when a population is not known, less can be asked.
ALIKE, ALIKE_WITHOUT_POPULATION = 50, 40


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a territory; `pk` is 0 for one that the referential does not know."""

    pk: int
    kind: str
    population: int | None
    group: int | None
    department: str | None
    region: str | None
    is_overseas: bool
    statute: str = ""

    @property
    def stratum(self) -> Stratum:
        return stratum_of(self.population)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much another territory is like the one of reference, and what they have in common, the strongest first.

    The words are only made when they are read: thousands of territories are compared for the few that are shown.
    """

    score: int
    common: tuple[str, ...]
    is_alike: bool
    other: Traits

    @property
    def reasons(self) -> list[str]:
        """« commune aussi », « même strate : 500 à 2 000 habitants », « même département »."""
        # In the same band, « population comparable » adds nothing.
        told = (thing for thing in self.common if thing != "comparable" or "stratum" not in self.common)
        return [_said(thing, self.other) for thing in told]

    @property
    def neighbourhood(self) -> list[str]:
        """The reasons that are places: « même intercommunalité »."""
        return [_said(thing, self.other) for thing in self.common if thing in PLACES]

    @property
    def words(self) -> str:
        """All the reasons, in one sentence."""
        return capfirst("\u202f; ".join(self.reasons))


TRAITS = ("pk", "kind", "population", "epci_id", "department_id", "region_id", "is_overseas", "statute")


def traits_of(body: Collectivite) -> Traits:
    """What is compared of a collectivité."""
    return Traits(*(getattr(body, name) for name in TRAITS))


def likeness(mine: Traits, other: Traits) -> Likeness:
    """How much `other` is like `mine`. Costs no query."""
    common = (*_nature(mine, other), *_size(mine, other), *_places(mine, other))
    score = sum(WEIGHTS[thing] for thing in common)
    is_measured = mine.population is not None and other.population is not None
    return Likeness(score, common, score >= (ALIKE if is_measured else ALIKE_WITHOUT_POPULATION), other)


def _nature(mine: Traits, other: Traits) -> Iterator[str]:
    if mine.kind == other.kind:
        yield "statute" if mine.statute and mine.statute == other.statute else "kind"


def _size(mine: Traits, other: Traits) -> Iterator[str]:
    """The band of population, and how close the numbers are: across the edge of a band too."""
    if not mine.population or not other.population:
        return
    ratio = max(mine.population, other.population) / min(mine.population, other.population)
    if mine.stratum == other.stratum:
        yield "stratum"
    if ratio <= VERY_CLOSE_RATIO:
        yield "very-close"
    elif ratio <= COMPARABLE_RATIO:
        yield "comparable"


def _places(mine: Traits, other: Traits) -> Iterator[str]:
    if mine.group and mine.group == other.group:
        yield "group"
    elif mine.group and mine.group == other.pk:
        yield "its-group"
    elif mine.pk and mine.pk == other.group:
        yield "its-commune"
    if mine.department and mine.department == other.department:
        yield "department"
    elif mine.region and mine.region == other.region:
        yield "region"
    if mine.is_overseas and other.is_overseas:
        yield "overseas"


def _said(thing: str, other: Traits) -> str:
    """One thing in common, in words."""
    if thing == "statute":
        return _("%s aussi") % Statute(other.statute).label
    if thing == "kind":
        return _("même nature") if other.kind == Kind.AUTRE else _("%s aussi") % Kind(other.kind).label
    if thing == "stratum":
        return _("même strate\u00a0: %s") % other.stratum.label
    return str(WORDS[thing])
