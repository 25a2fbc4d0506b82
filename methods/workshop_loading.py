"""The workshops that ship with Essaim, ready to be copied, read from `corpus/ateliers/*.yaml`."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from foundation.search import index
from methods.enums import BlockKind
from methods.models import MethodCard, PlanBlock, WorkshopPlan

FOLDER = Path(__file__).parent / "corpus" / "ateliers"
FIELDS = ("title", "purpose", "people", "setting", "starts_at", "available_minutes")


def read_workshop(path: Path) -> dict[str, Any]:
    """The workshop a file holds: the fields of the plan, and `blocks`; a parallel one holds `tracks` of blocks."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data | {"purpose": data["purpose"].strip(), "starts_at": dt.time.fromisoformat(data["starts_at"])}


@transaction.atomic
def load_workshops(folder: Path = FOLDER) -> int:
    """Create the ready workshops and bring them up to date; how many were written. They are nobody's."""
    return sum(_load(path.stem, read_workshop(path)) for path in sorted(folder.glob("*.yaml")))


def _load(slug: str, data: dict[str, Any]) -> bool:
    plan = WorkshopPlan.objects.filter(slug=slug, owner=None).first() or WorkshopPlan(slug=slug)
    cards = MethodCard.objects.in_bulk(_named(data["blocks"]), field_name="slug")
    fields = {name: data[name] for name in FIELDS}
    wanted = [_values(row, cards) for row in _rows(data["blocks"])]
    if plan.pk and _held(plan) == (fields, wanted):
        return False
    for name, value in (fields | {"is_model": True, "is_shared": True}).items():
        setattr(plan, name, value)
    plan.save()
    plan.blocks.all().delete()
    _write(plan, data["blocks"], cards)
    index(plan)
    return True


def _write(plan: WorkshopPlan, rows: list[dict[str, Any]], cards: dict[str, MethodCard], **place: Any) -> None:
    for position, row in enumerate(rows, start=1):
        block = PlanBlock.objects.create(plan=plan, position=position, **place, **_values(row, cards))
        for track, children in enumerate(row.get("tracks", []), start=1):
            _write(plan, children, cards, parent=block, track=track)


def _values(row: dict[str, Any], cards: dict[str, MethodCard]) -> dict[str, Any]:
    """The content of a block, wherever it stands. A card that does not exist here leaves a free block."""
    card = cards.get(row.get("card", ""))
    kind = BlockKind.FREE if "card" in row and card is None else row["kind"]
    return {
        "kind": kind,
        "card_id": card.pk if card else None,
        "title": row["title"],
        "minutes": row.get("minutes", 0),
        "text": row.get("text", "").strip(),
        "say": row.get("say", ""),
        "prepare": row.get("prepare", "").strip(),
        "materials": row.get("materials", []),
        "everyone_speaks": row.get("speaks", False),
    }


def _held(plan: WorkshopPlan) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    names = tuple(_values({"kind": "", "title": ""}, {}))
    rows = list(plan.blocks.order_by("track", "position", "pk"))
    tops = [row for row in rows if row.parent_id is None]
    ordered = [block for top in tops for block in (top, *(row for row in rows if row.parent_id == top.pk))]
    fields = {name: getattr(plan, name) for name in FIELDS}
    return fields, [{name: getattr(block, name) for name in names} for block in ordered]


def _rows(blocks: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every block, those of the tracks after the one that holds them."""
    for block in blocks:
        yield block
        for track in block.get("tracks", []):
            yield from track


def _named(blocks: Iterable[dict[str, Any]]) -> set[str]:
    return {row["card"] for row in _rows(blocks) if "card" in row}
