"""The cases of territories like another one: which territory is meant, and how much each is like it."""

from typing import Any

from django.http import QueryDict

from accounts.queries import memberships_of
from content.models import Initiative
from content.queries import initiatives_listed
from territories.enums import Kind
from territories.likeness import TRAITS, Likeness, Traits, likeness, traits_of
from territories.models import Collectivite
from territories.queries import collectivite_at, find_collectivites

MINE = "mienne"
# The territories that have cases, as of the last public change; one for the process, like the words of the lists.
_kept: tuple[Any, dict[int, Traits]] = (None, {})


def main_collectivite(user: Any) -> Collectivite | None:
    """The main collectivité of a member; None for a visitor, or for somebody who has none."""
    if not user.is_authenticated:
        return None
    membership = memberships_of(user).first()
    return membership.collectivite if membership else None


def reference_named(text: str, user: Any) -> Collectivite | None:
    """The territory that `comme=` names: « mienne », « commune:29042 », or a name; None when nothing answers."""
    kind, colon, key = text.strip().partition(":")
    if kind == MINE and not colon:
        return main_collectivite(user)
    if colon and kind in Kind.values:
        return collectivite_at(kind, key)
    found = find_collectivites(text, 1)
    return (found[0].replaced_by or found[0]) if found else None


def reference_value(body: Collectivite) -> str:
    """What names a territory in the address of the library: « commune:29042 »."""
    return f"{body.kind}:{body.key}"


def likenesses(reference: Collectivite) -> dict[int, Likeness]:
    """How much each other territory that has cases is like this one, by key. At most two queries."""
    mine = traits_of(reference)
    others = territories_with_cases()
    return {pk: likeness(mine, other) for pk, other in others.items() if pk != reference.pk}


def alike(found: dict[int, Likeness]) -> list[int]:
    """The keys of those that are alike, the most first."""
    kept = [pk for pk, one in found.items() if one.is_alike]
    return sorted(kept, key=lambda pk: (-found[pk].score, pk))


def territories_with_cases() -> dict[int, Traits]:
    """What is compared of each territory that has published cases, kept until the library changes."""
    global _kept
    edition = Initiative.objects.order_by("-edition").values_list("edition", "changed_at").first()
    if _kept[0] is None or _kept[0] != edition:
        places = Collectivite.objects.filter(pk__in=initiatives_listed().values("territory"))
        _kept = (edition, {row[0]: Traits(*row) for row in places.values_list(*TRAITS)})
    return _kept[1]


def library_like(reference: Collectivite) -> str:
    """The parameters of the library's list for this territory."""
    query = QueryDict(mutable=True)
    query["comme"] = reference_value(reference)
    return query.urlencode(safe=":")
