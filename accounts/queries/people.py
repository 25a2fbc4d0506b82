"""Who speaks: name, function, collectivité, in a bounded number of queries."""

from dataclasses import dataclass
from typing import TypeVar

from allauth.mfa.models import Authenticator
from django.db.models import Model, Prefetch, QuerySet

from accounts.models import Membership, User
from territories.models import Collectivite

Row = TypeVar("Row", bound=Model)
_PREFETCHED = "main_memberships"


@dataclass(frozen=True)
class PersonLine:
    """What stands above somebody's words. `url` is empty for one who has left the site."""

    name: str
    url: str
    function: str
    collectivite: Collectivite | None
    is_verified: bool


def editors() -> QuerySet[User]:
    """The people of the editorial committee."""
    return User.objects.filter(is_editor=True, is_active=True)


def with_person_line(rows: QuerySet[Row], path: str = "") -> QuerySet[Row]:
    """Prepare `person_line(row.<path>)` for every row: one more query, whatever their number.

    `path` leads from the rows to the person ("author", "topic__author"); "" when the rows are people.
    """
    main = Membership.objects.active().filter(is_main=True).select_related("collectivite")
    if path:
        rows = rows.select_related(path)
    return rows.prefetch_related(Prefetch(f"{path}__memberships".lstrip("_"), queryset=main, to_attr=_PREFETCHED))


def person_line(user: User | None) -> PersonLine | None:
    """Name, function and collectivité of a person (None for nobody). One query, none after `with_person_line`."""
    if user is None:
        return None
    main = _main_membership(user)
    return PersonLine(
        name=str(user),
        url="" if user.erased_at else user.get_absolute_url(),
        function=main.function if main else "",
        collectivite=main.collectivite if main else None,
        is_verified=bool(main and main.is_verified),
    )


def has_second_factor(user: User) -> bool:
    """Whether an application or a key protects the account (recovery codes alone do not count)."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def _main_membership(user: User) -> Membership | None:
    if hasattr(user, _PREFETCHED):
        return next(iter(getattr(user, _PREFETCHED)), None)
    return user.memberships.active().filter(is_main=True).select_related("collectivite").first()  # type: ignore[attr-defined]
