"""« Comme la mienne »: how far two territories are alike, with the reasons in words.

What is compared: kind, population, the places they belong to, and overseas. Density is not: the referential gives no
area.
"""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from territories.enums import Kind, Statute, Stratum, stratum_of
from territories.models import Collectivite

# What each thing in common weighs, out of about a hundred.
KIND, STATUTE, STRATUM, CLOSE, COMPARABLE = 30, 5, 22, 20, 12
GROUP, DEPARTMENT, REGION, OVERSEAS = 15, 10, 5, 15
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
    """How much another territory is like the one of reference, and the reasons, the strongest first."""

    score: int
    reasons: tuple[str, ...]
    is_alike: bool

    @property
    def words(self) -> str:
        """« Commune aussi ; même strate : 500 à 2 000 habitants ; même département »."""
        return capfirst("\u202f; ".join(self.reasons))


TRAITS = ("pk", "kind", "population", "epci_id", "department_id", "region_id", "is_overseas", "statute")


def traits_of(body: Collectivite) -> Traits:
    """What is compared of a collectivité."""
    return Traits(*(getattr(body, name) for name in TRAITS))


def likeness(mine: Traits, other: Traits) -> Likeness:
    """How much `other` is like `mine`. Costs no query."""
    found = [*_nature(mine, other), *_size(mine, other), *_places(mine, other)]
    score = sum(weight for weight, _reason in found)
    is_measured = mine.population is not None and other.population is not None
    reasons = tuple(reason for _weight, reason in found if reason)
    return Likeness(score, reasons, score >= (ALIKE if is_measured else ALIKE_WITHOUT_POPULATION))


def _nature(mine: Traits, other: Traits) -> list[tuple[int, str]]:
    if mine.kind != other.kind:
        return []
    if mine.statute and mine.statute == other.statute:
        return [(KIND + STATUTE, _("%s aussi") % Statute(other.statute).label)]
    return [(KIND, _("%s aussi") % Kind(other.kind).label if other.kind != Kind.AUTRE else _("même nature"))]


def _size(mine: Traits, other: Traits) -> list[tuple[int, str]]:
    """The band of population, and how close the numbers are: across the edge of a band too."""
    if not mine.population or not other.population:
        return []
    ratio = max(mine.population, other.population) / min(mine.population, other.population)
    near = CLOSE if ratio <= VERY_CLOSE_RATIO else COMPARABLE if ratio <= COMPARABLE_RATIO else 0
    if mine.stratum == other.stratum:
        band = _("même strate : %s") % mine.stratum.label
        close = _("population très proche") if near == CLOSE else ""
        return [(STRATUM, band), (near, close)]
    if not near:
        return []
    return [(near, _("population très proche") if near == CLOSE else _("population comparable"))]


def _places(mine: Traits, other: Traits) -> list[tuple[int, str]]:
    found = []
    if mine.group and mine.group == other.group:
        found.append((GROUP, _("même intercommunalité")))
    elif mine.group and mine.group == other.pk:
        found.append((GROUP, _("son intercommunalité")))
    elif mine.pk and mine.pk == other.group:
        found.append((GROUP, _("une de ses communes")))
    if mine.department and mine.department == other.department:
        found.append((DEPARTMENT, _("même département")))
    elif mine.region and mine.region == other.region:
        found.append((REGION, _("même région")))
    if mine.is_overseas and other.is_overseas:
        found.append((OVERSEAS, _("outre-mer aussi")))
    return found
