"""What the pages of territories show: places, and what they hold for their reader."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from territories.holdings import DEPARTMENTS, REGIONS, Scope, User, holdings
from territories.models import Collectivite, Department, Region


@dataclass(frozen=True)
class Held:
    """One line of a territory's page."""

    key: str
    label: str | Promise
    count: int
    url: str


def get_region_for(user: User, code: str) -> Region:
    """Return the region of that code, or raise Http404; regions are public."""
    return get_object_or_404(Region, code=code)


def get_department_for(user: User, code: str) -> Department:
    """Return the department of that code with its region, or raise Http404; departments are public."""
    return get_object_or_404(Department.objects.select_related("region"), code=code)


def get_collectivite_for(user: User, kind: str, key: str) -> Collectivite:
    """Return the body a page address names, with its places, or raise Http404; bodies are public."""
    bodies = Collectivite.objects.select_related("department", "region", "epci", "replaced_by")
    return get_object_or_404(bodies, _at(kind, key))


def collectivite_at(kind: str, key: str) -> Collectivite | None:
    """Return the body that a kind and a key (`Collectivite.key`) name, or None."""
    return Collectivite.objects.filter(_at(kind, key)).first()


def _at(kind: str, key: str) -> Q:
    if key[:1] == "n" and key[1:].isdecimal() and len(key) < 19:
        return Q(kind=kind, code=None, pk=int(key[1:]))
    return Q(kind=kind, code=key)


def scope_at(user: User, kind: str, key: str) -> Scope:
    """Return the scope of an address (`Scope.address`), or raise Http404."""
    if kind == REGIONS:
        return Scope(get_region_for(user, key), user)
    if kind == DEPARTMENTS:
        return Scope(get_department_for(user, key), user)
    return Scope(get_collectivite_for(user, kind, key), user)


def held_in(scope: Scope) -> list[Held]:
    """Return what the reader may see in the territory, one query a sort of thing; nothing empty."""
    counted = ((holding, holding.count_for(scope)) for holding in holdings())
    return [Held(holding.key, holding.label, count, holding.fragment_url(scope)) for holding, count in counted if count]


def active_collectivites(user: User) -> QuerySet[Collectivite]:
    """Return the bodies that hold something the reader may see."""
    concerned = Q(pk__in=[])
    for holding in holdings():
        if holding.places is not None:
            concerned |= Q(pk__in=holding.places(user))
    return Collectivite.objects.filter(concerned)


def counts_by_department(user: User) -> dict[str, int]:
    """Return the number of active bodies by department code, in one query."""
    return _counts_by(user, "department")


def counts_by_region(user: User) -> dict[str, int]:
    """Return the number of active bodies by region code, in one query."""
    return _counts_by(user, "region")


def neighbours_of(scope: Scope, limit: int = 6) -> list[Collectivite]:
    """Return active bodies of the same region, those of the same department first."""
    place = scope.territory
    if isinstance(place, Region):
        return []
    department = place.department_id if isinstance(place, Collectivite) else place.pk
    nearby = active_collectivites(scope.user).filter(region=place.region_id).exclude(scope.within())
    closeness = Case(When(department=department, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(nearby.order_by(closeness, "name", "pk")[:limit])


def _counts_by(user: User, place: str) -> dict[str, int]:
    rows = active_collectivites(user).exclude(**{place: None}).order_by().values(place)
    return {row[place]: row["active"] for row in rows.annotate(active=Count("pk"))}
