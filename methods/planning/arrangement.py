"""The blocks of a workshop in their order, rearranged in memory; `methods.actions.plan_changes` writes the result.

A place is told by its neighbours, never by a number: what two people move at once then merges.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from methods.enums import BlockKind
from methods.models import PlanBlock

CODE = re.compile(r"(avant|apres|groupe)-(\d{1,9})(?:-(\d{1,4}))?")
Lane = tuple[int | None, int]


class PlaceRefused(Exception):
    """The block cannot go there; the message says why."""


@dataclass(frozen=True)
class Place:
    """Where a block goes: `where` is "debut", "fin", "avant" or "apres" the block `anchor`, or "groupe".

    "groupe" is the end of the sub-group `track` of the parallel block `anchor`; track 0 opens a new one.
    """

    where: str
    anchor: int = 0
    track: int = 0

    @property
    def code(self) -> str:
        """The place as a form sends it: « avant-12 », « groupe-12-2 », « fin »."""
        parts = [self.where, self.anchor, self.track] if self.where == "groupe" else [self.where, self.anchor]
        return "-".join(map(str, parts)) if self.anchor else self.where

    @classmethod
    def read(cls, code: str) -> "Place | None":
        """The place of a code, or None when it is not one."""
        if code in ("debut", "fin"):
            return cls(code)
        found = CODE.fullmatch(code)
        if not found or (found[1] == "groupe") != (found[3] is not None):
            return None
        return cls(found[1], int(found[2]), int(found[3] or 0))


START, END = Place("debut"), Place("fin")


class Arrangement:
    """Saved blocks by lane: the main line, and each track of each parallel block."""

    def __init__(self, blocks: Iterable[PlanBlock]) -> None:
        self.blocks: dict[int, PlanBlock] = {}
        self._lanes: dict[Lane, list[PlanBlock]] = defaultdict(list)
        for block in sorted(blocks, key=lambda one: (one.track, one.position, one.pk)):
            self.blocks[block.pk] = block
            self._lanes[block.parent_id, block.track].append(block)

    def block(self, pk: int) -> PlanBlock:
        """The block of that key. Raises PlaceRefused when somebody has taken it away."""
        if pk not in self.blocks:
            raise PlaceRefused(_("Ce temps vient d’être retiré par quelqu’un d’autre."))
        return self.blocks[pk]

    def insert(self, block: PlanBlock, place: Place) -> None:
        """Put a saved block that is not there yet. Raises PlaceRefused, and changes nothing then."""
        lane, at = self._found(place)
        self._refuse_nesting(block, lane)
        self.blocks[block.pk] = block
        self._lanes[lane].insert(at, block)
        self._renumber()

    def move(self, block: PlanBlock, place: Place) -> None:
        """Take the block, with its sub-groups, to another place. Raises PlaceRefused, and changes nothing then."""
        if place.anchor == block.pk and place.where != "groupe":
            return
        lane, _at = self._found(place)
        self._refuse_nesting(block, lane)
        self._lanes[block.parent_id, block.track].remove(block)
        lane, at = self._found(place)
        self._lanes[lane].insert(at, block)
        self._renumber()

    def remove(self, block: PlanBlock) -> list[PlanBlock]:
        """Take the block away with its sub-groups; returns all that went, children last."""
        gone = [block, *(child for child in self.blocks.values() if child.parent_id == block.pk)]
        for one in gone:
            self._lanes[one.parent_id, one.track].remove(one)
            del self.blocks[one.pk]
        self._renumber()
        return gone

    def neighbours(self, block: PlanBlock) -> tuple[Place | None, Place | None]:
        """Where « monter » and « descendre » take the block; at the end of a sub-group, out of it."""
        rows = self._lanes[block.parent_id, block.track]
        at = rows.index(block)
        outside = block.parent_id
        up = rows[at - 1].pk if at else outside
        down = rows[at + 1].pk if at + 1 < len(rows) else outside
        return (Place("avant", up) if up else None, Place("apres", down) if down else None)

    def _found(self, place: Place) -> tuple[Lane, int]:
        if place.where in ("debut", "fin"):
            return (None, 0), 0 if place.where == "debut" else len(self._lanes[None, 0])
        anchor = self.block(place.anchor)
        if place.where == "groupe":
            return self._in_track(anchor, place.track)
        lane = (anchor.parent_id, anchor.track)
        return lane, self._lanes[lane].index(anchor) + (place.where == "apres")

    def _in_track(self, parallel: PlanBlock, track: int) -> tuple[Lane, int]:
        if parallel.kind != BlockKind.PARALLEL:
            raise PlaceRefused(_("Ce temps n’a pas de sous-groupes."))
        tracks = [number for parent, number in self._lanes if parent == parallel.pk and self._lanes[parent, number]]
        number = track if track in tracks else max(tracks, default=0) + 1
        return (parallel.pk, number), len(self._lanes[parallel.pk, number])

    def _refuse_nesting(self, block: PlanBlock, lane: Lane) -> None:
        if block.kind == BlockKind.PARALLEL and lane[0] is not None:
            raise PlaceRefused(_("Un temps en sous-groupes ne peut pas se placer dans un sous-groupe."))

    def _renumber(self) -> None:
        """Positions and tracks from 1, without a hole."""
        lanes = [(lane, rows) for lane, rows in sorted(self._lanes.items(), key=lambda pair: pair[0][1]) if rows]
        self._lanes.clear()
        next_track: dict[int, Iterator[int]] = defaultdict(lambda: iter(range(1, 10_000)))
        for (parent, _track), rows in lanes:
            track = 0 if parent is None else next(next_track[parent])
            self._lanes[parent, track] = rows
            for position, block in enumerate(rows, start=1):
                block.parent_id, block.track, block.position = parent, track, position
