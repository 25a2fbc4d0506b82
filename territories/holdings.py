"""What territories hold: upper rooms register what they attach to collectivités.

In an upper room's `holdings.py`, found when the site starts:

    register_holding(
        Holding(
            key="initiatives",
            label=_("Initiatives"),
            count_for=lambda scope: initiatives_visible_to(scope.user).filter(scope.within("territory")).count(),
            fragment_url=lambda scope: reverse("content:for-territory", args=scope.address),
            places=lambda user: initiatives_visible_to(user).values("territory"),
        )
    )

The fragment's view rebuilds the scope from its address: `territories.queries.scope_at(request.user, kind, key)`.
Actions that attach a first thing to a collectivité call `foundation.search.index(collectivite)`: from then on it
can be found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from territories.models import Collectivite, Department, Region

User = AbstractBaseUser | AnonymousUser
REGIONS, DEPARTMENTS = "regions", "departements"


@dataclass(frozen=True)
class Scope:
    """A territory, as one reader may see what it holds."""

    territory: Region | Department | Collectivite
    user: User

    @property
    def address(self) -> tuple[str, str]:
        """Kind and key, as in the address of the territory's page."""
        if isinstance(self.territory, Collectivite):
            return self.territory.kind, self.territory.key
        kind = REGIONS if isinstance(self.territory, Region) else DEPARTMENTS
        return kind, self.territory.code

    def within(self, field: str = "") -> Q:
        """The condition « attached to this territory » on rows whose collectivité is `field`.

        `field` may follow relations (`cohort__collectivite`); empty for collectivités themselves.
        A region or department holds all its bodies, an intercommunalité its communes, a commune those it absorbed.
        """
        place = self.territory
        if isinstance(place, Region):
            return _on(field, "region", place)
        if isinstance(place, Department):
            return _on(field, "department", place)
        own = _on(field, "", place.pk)
        return own | _on(field, "epci", place) | _on(field, "replaced_by", place)


@dataclass(frozen=True)
class Holding:
    """One sort of thing attached to collectivités.

    `count_for(scope)`: how many the reader may see there, in one query.
    `fragment_url(scope)`: the page that lists them. `places(user)`: one-column queryset of the collectivités
    concerned, for maps and lists (None: not shown there). `order`: place on the page, lowest first.
    """

    key: str
    label: str | Promise
    count_for: Callable[[Scope], int]
    fragment_url: Callable[[Scope], str]
    places: Callable[[User], QuerySet[Any, Any]] | None = None
    order: int = 50


_registered: dict[str, Holding] = {}


def register_holding(holding: Holding) -> None:
    """Declare a sort of thing; declaring the same key again replaces it."""
    _registered[holding.key] = holding


def holdings() -> list[Holding]:
    """Everything declared, in the order of the page."""
    return sorted(_registered.values(), key=lambda holding: (holding.order, holding.key))


def _on(field: str, relation: str, value: object) -> Q:
    path = "__".join(part for part in (field, relation) if part) or "pk"
    return Q(**{path: value})
