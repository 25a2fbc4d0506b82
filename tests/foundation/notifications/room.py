"""One kind of news about a person, whose rights the tests change as they please."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from accounts.models import User
from foundation.notifications import Kind, Line, kinds, register


@dataclass
class Room:
    """The rules of an imaginary room: who follows, and who has lost the right."""

    kind: Kind = field(init=False)
    followers: list[int] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    place: tuple[str, str] | None = None

    def declare(self, key: str, default: str) -> Kind:
        return register(
            Kind(
                key=key,
                label="Réponses dans un fil suivi",
                default=default,
                target="accounts.User",
                recipients=lambda target, actor: User.objects.filter(pk__in=self.followers),
                may_receive=lambda user, target: user.pk not in self.refused,
                visible_to=lambda user: User.objects.exclude(
                    pk__in=User.objects.none() if user.pk not in self.refused else User.objects.all()
                ),
                place=lambda target: self.place,
                describe=lambda target: Line(
                    f"{target.name} a répondu", f"/fil/{target.pk}/", "Bonjour à toutes et tous"
                ),
            )
        )


@pytest.fixture
def room() -> Iterator[Room]:
    known = dict(kinds._kinds)
    room = Room()
    room.kind = room.declare("essai.reply", "immediate")
    yield room
    kinds._kinds.clear()
    kinds._kinds.update(known)
