"""The kits that ship with Essaim, one for each moment of the programme, read from `corpus/kits/*.md`."""

from pathlib import Path
from typing import Any

import frontmatter
from django.db import transaction

from foundation.search import index
from methods.models import Kit, KitCard, MethodCard

FOLDER = Path(__file__).parent / "corpus" / "kits"


def read_kit(path: Path) -> dict[str, Any]:
    """The kit a file holds: the fields of the row, and `cards`, a list of {card, note}."""
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    head = post.metadata
    fields = {name: head[name] for name in ("title", "summary", "phase")}
    return fields | {"introduction": post.content.strip(), "cards": head["cards"]}


@transaction.atomic
def load_kits(folder: Path = FOLDER) -> int:
    """Create the starter kits and bring them up to date; how many were written. They are nobody's: all is replaced."""
    return sum(_load(path.stem, read_kit(path)) for path in sorted(folder.glob("*.md")))


def _load(slug: str, data: dict[str, Any]) -> bool:
    """Whether the kit was written; a card that does not exist here (any more) is left out."""
    kit = Kit.objects.filter(slug=slug, owner=None).prefetch_related("items__card").first() or Kit(slug=slug)
    fields = {name: value for name, value in data.items() if name != "cards"}
    cards = MethodCard.objects.in_bulk([row["card"] for row in data["cards"]], field_name="slug")
    rows = [row for row in data["cards"] if row["card"] in cards]
    if kit.pk and _held(kit) == (fields, rows):
        return False
    for name, value in fields.items():
        setattr(kit, name, value)
    kit.is_shared = True
    kit.save()
    kit.items.all().delete()
    KitCard.objects.bulk_create(
        KitCard(kit=kit, card=cards[row["card"]], note=row["note"], position=n) for n, row in enumerate(rows, start=1)
    )
    index(kit)
    return True


def _held(kit: Kit) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    fields = {name: getattr(kit, name) for name in ("title", "summary", "phase", "introduction")}
    return fields, [{"card": item.card.slug, "note": item.note} for item in kit.items.all()]
