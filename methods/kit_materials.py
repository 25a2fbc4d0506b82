"""What to bring for all the cards of a kit, each thing named once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from methods.models import MethodCard
from methods.planning.materials import key_of


@dataclass
class Thing:
    """A thing, the quantities that cards give of it, and which cards."""

    name: str
    quantities: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)


def things_of(cards: Iterable[MethodCard]) -> list[Thing]:
    """The materials of cards (prefetched), in the order in which they serve; the same name is the same thing."""
    things: dict[str, Thing] = {}
    for card in cards:
        for row in card.materials.all():
            thing = things.setdefault(key_of(row.name), Thing(row.name))
            if row.quantity and row.quantity not in thing.quantities:
                thing.quantities.append(row.quantity)
            if card.title not in thing.cards:
                thing.cards.append(card.title)
    return list(things.values())
