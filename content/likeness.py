"""The cases of territories like another one: which territory is meant, and how much each is like it."""

from dataclasses import dataclass
from typing import Any

from accounts.queries import memberships_of
from content.models import LibraryTurn
from content.queries import initiatives_listed
from territories.enums import Kind
from territories.likeness import TRAITS, Likeness, Traits, likeness, traits_of
from territories.models import Collectivite
from territories.queries import collectivite_at, find_collectivites

MINE = "mienne"


@dataclass(frozen=True)
class Shelves:
    """The territories that have cases at a turn of the library: their traits, and the keys of their cases."""

    turn: Any
    territories: dict[int, Traits]
    cases: dict[int, list[int]]


# As of the last public change; one for the process, like the words of the lists.
_kept: Shelves | None = None


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


def likenesses(reference: Collectivite, among: Shelves) -> dict[int, Likeness]:
    """How much each other territory that has cases is like this one, by key."""
    mine = traits_of(reference)
    others = among.territories
    return {pk: likeness(mine, other) for pk, other in others.items() if pk != reference.pk}


def alike(found: dict[int, Likeness]) -> list[int]:
    """The keys of those that are alike, the most first."""
    kept = [pk for pk, one in found.items() if one.is_alike]
    return sorted(kept, key=lambda pk: (-found[pk].score, pk))


def shelves() -> Shelves:
    """The territories that have published cases, and these, kept until the library changes. One query, or three."""
    global _kept
    turn = LibraryTurn.objects.order_by("-number").values_list("number", "mark").first()
    if _kept is None or _kept.turn != turn:
        _kept = _read_shelves(turn)
    return _kept


def _read_shelves(turn: Any) -> Shelves:
    cases: dict[int, list[int]] = {}
    placed = initiatives_listed().exclude(territory=None).order_by()
    for territory, pk in placed.values_list("territory", "pk"):
        cases.setdefault(territory, []).append(pk)
    rows = Collectivite.objects.filter(pk__in=placed.values("territory")).values_list(*TRAITS)
    return Shelves(turn, {row[0]: Traits(*row) for row in rows}, cases)
