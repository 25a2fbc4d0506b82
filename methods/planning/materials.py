"""What to gather for a workshop: the materials of its cards and blocks, merged by name, counted for its people."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from math import ceil

from django.utils.text import slugify
from django.utils.translation import gettext as _

from methods.models import PlanBlock, WorkshopPlan
from methods.planning.timeline import Slot, Timeline

# A table, a team, a group: what its facilitator can follow by eye.
PEOPLE_A_GROUP = 5
SHARERS = {
    "personne": 1,
    "participant": 1,
    "participante": 1,
    "binome": 2,
    "duo": 2,
    "trio": 3,
    "table": PEOPLE_A_GROUP,
    "groupe": PEOPLE_A_GROUP,
    "sous-groupe": PEOPLE_A_GROUP,
    "equipe": PEOPLE_A_GROUP,
}
SHARED = re.compile(r"(\d{1,4})( [^\d,;]{1,30}?)? par ([\w-]+)", re.IGNORECASE)
FOR_SO_MANY = re.compile(r"(\d{1,4})( [^\d,;]{1,30}?)? pour (\d{1,4}) personnes?", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,4}")
# What is written on or stuck is used up: two moments need twice as much. The rest serves again.
USED_UP = re.compile(r"feuille|papier|note|post-it|carte|etiquette|gommette|fiche|formulaire|bulletin|copie|exemplaire")


@dataclass(frozen=True)
class Amount:
    """So many of a unit ("" is the thing itself, « bloc », « jeu »…), and how that was said."""

    count: int
    unit: str = ""
    said: str = ""


@dataclass(frozen=True)
class Need:
    """Something to gather: the amounts that could be counted, the quantities that could not, and what asks for it."""

    key: str
    name: str
    amounts: tuple[Amount, ...] = ()
    texts: tuple[str, ...] = ()
    blocks: tuple[PlanBlock, ...] = field(default=(), compare=False)
    is_gathered: bool = False

    @property
    def quantity(self) -> str:
        """« 14 (1 par personne) », « 3 », « 2 couleurs », or ""."""
        counted = [f"{one.count} ({one.said})" if one.said else str(one.count) for one in self.amounts]
        return " + ".join([*counted, *self.texts])


def materials(plan: WorkshopPlan, line: Timeline) -> list[Need]:
    """What to gather for `plan` laid on `line`, in the order it serves.

    Cards come with their materials prefetched. The people of a parallel block are shared between its tracks.
    """
    gathered = set(plan.gathered)
    needs = _needed(line.slots, plan.people)
    return [replace(need, is_gathered=need.key in gathered) for need in needs.values()]


def key_of(name: str) -> str:
    """How the same thing is known again, whatever its capitals, accents and plural."""
    return "-".join(word.rstrip("sx") for word in slugify(name).split("-"))


def _needed(slots: Iterable[Slot], people: int) -> dict[str, Need]:
    needs: dict[str, Need] = {}
    for slot in slots:
        if slot.tracks:
            share = ceil(people / len(slot.tracks))
            tracks = (_needed(track.slots, share) for track in slot.tracks)
            found = _merged((need for track in tracks for need in track.values()), together=True)
        else:
            found = _merged(_of_block(slot.block, people), together=True)
        needs = _merged([*needs.values(), *found.values()], together=False)
    return needs


def _of_block(block: PlanBlock, people: int) -> list[Need]:
    rows = [(row.name, row.quantity) for row in block.card.materials.all()] if block.card else []
    rows += [(row["name"], row["quantity"]) for row in block.materials]
    return [_need(block, name, quantity.strip(), people) for name, quantity in rows]


def _need(block: PlanBlock, name: str, quantity: str, people: int) -> Need:
    amount = _amount(quantity, people)
    texts = (quantity,) if quantity and not amount else ()
    return Need(key_of(name), name, (amount,) if amount else (), texts, (block,))


def _amount(quantity: str, people: int) -> Amount | None:
    """The quantity for so many people, or None when only a reader understands it."""
    if NUMBER.fullmatch(quantity):
        return Amount(int(quantity))
    if found := FOR_SO_MANY.fullmatch(quantity):
        return Amount(int(found[1]) * ceil(people / max(int(found[3]), 1)), _unit(found[2]), quantity)
    found = SHARED.fullmatch(quantity)
    sharers = SHARERS.get(slugify(found[3])) if found else None
    if not found or not sharers:
        return None
    said = _("%(quantity)s de %(size)d") % {"quantity": quantity, "size": sharers} if sharers > 3 else quantity
    return Amount(int(found[1]) * ceil(people / sharers), _unit(found[2]), said)


def _unit(words: str | None) -> str:
    return key_of(words or "")


def _merged(needs: Iterable[Need], *, together: bool) -> dict[str, Need]:
    """One need a name. Things needed together add up; one after the other, only what is used up does."""
    merged: dict[str, Need] = {}
    for need in needs:
        known = merged.get(need.key)
        adds_up = together or bool(USED_UP.search(need.key))
        merged[need.key] = _both(known, need, sum if adds_up else max) if known else need
    return merged


def _both(one: Need, other: Need, combine: Callable[[list[int]], int]) -> Need:
    return replace(
        one,
        amounts=_amounts([*one.amounts, *other.amounts], combine),
        texts=tuple(dict.fromkeys([*one.texts, *other.texts])),
        blocks=tuple(dict.fromkeys([*one.blocks, *other.blocks])),
    )


def _amounts(amounts: list[Amount], combine: Callable[[list[int]], int]) -> tuple[Amount, ...]:
    by_unit: dict[str, list[Amount]] = {}
    for amount in amounts:
        by_unit.setdefault(amount.unit, []).append(amount)
    return tuple(
        Amount(combine([one.count for one in rows]), unit, _said_once(one.said for one in rows))
        for unit, rows in by_unit.items()
    )


def _said_once(texts: Iterable[str]) -> str:
    """What was said, each part once: rows are merged two by two."""
    return ", ".join(dict.fromkeys(part for text in texts for part in text.split(", ") if part))
