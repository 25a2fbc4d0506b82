"""Territories like another one: candidates taken by index, then compared in Python."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from territories.holdings import User
from territories.likeness import Likeness, likeness, traits_of
from territories.models import Collectivite
from territories.queries.pages import active_collectivites

# How many are taken on each side of the population, in the same places, and overseas.
BESIDE, NEARBY = 60, 120


@dataclass(frozen=True)
class Similar:
    """A territory, and why it is like the one of reference."""

    body: Collectivite
    likeness: Likeness


def similar_to(body: Collectivite, *, within: QuerySet[Collectivite] | None = None, limit: int = 12) -> list[Similar]:
    """The living territories most like `body`, at most `limit`, among those of `within` (all when None).

    One query, of bounded length: the nearest in population of the same kind, then its neighbours.
    """
    mine = traits_of(body)
    among = Collectivite.objects.all() if within is None else within
    candidates = _candidates(body, among.filter(is_obsolete=False).exclude(pk=body.pk))
    found = [Similar(other, likeness(mine, traits_of(other))) for other in candidates]
    alike = [one for one in found if one.likeness.is_alike]
    return sorted(alike, key=lambda one: (-one.likeness.score, _gap(body, one.body), one.body.pk))[:limit]


def active_similar_to(body: Collectivite, user: User, limit: int = 12) -> list[Similar]:
    """The same among the territories that hold something the reader may see."""
    return similar_to(body, within=active_collectivites(user), limit=limit)


def _candidates(body: Collectivite, among: QuerySet[Collectivite]) -> QuerySet[Collectivite]:
    same = among.filter(kind=body.kind)
    chosen = Q(pk__in=_first(same.filter(department=body.department_id or ""), "-population", NEARBY))
    if body.population is None:
        chosen |= Q(pk__in=_first(same, "pk", NEARBY))
    else:
        chosen |= Q(pk__in=_first(same.filter(population__gte=body.population), "population", BESIDE))
        chosen |= Q(pk__in=_first(same.filter(population__lt=body.population), "-population", BESIDE))
    if body.epci_id:
        chosen |= Q(pk__in=_first(same.filter(epci=body.epci_id), "-population", NEARBY))
    if body.is_overseas:
        chosen |= Q(pk__in=_first(same.filter(is_overseas=True, region__isnull=False), "-population", 2 * NEARBY))
    return Collectivite.objects.filter(chosen)


def _first(rows: QuerySet[Collectivite], order: str, most: int) -> QuerySet[Collectivite, Any]:
    return rows.order_by(order, "pk").values("pk")[:most]


def _gap(body: Collectivite, other: Collectivite) -> int:
    return abs((other.population or 0) - (body.population or 0))
