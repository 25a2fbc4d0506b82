"""A card as one JSON value, and back: what versions keep."""

from typing import Any

from django.db import transaction

from methods.models import PLAIN_FIELDS, SECTIONS, CardRelation, Material, MethodCard, Step

STEP_FIELDS = ("title", "minutes", "text", "say")
MATERIAL_FIELDS = ("name", "quantity")
JSON_FIELDS = ("case_notes", "sources")


def snapshot_of(card: MethodCard) -> dict[str, Any]:
    """The editable content of `card`: its fields, then its rows in order."""
    return {
        **{name: getattr(card, name) for name in (*PLAIN_FIELDS, *SECTIONS)},
        "steps": [_values(row, STEP_FIELDS) for row in card.steps.all()],
        "materials": [_values(row, MATERIAL_FIELDS) for row in card.materials.all()],
        "related": [{"card": row.other.slug, "reason": row.reason} for row in card.relations.select_related("other")],
        "case_notes": card.case_notes,
        "sources": card.sources,
    }


def write_snapshot(card: MethodCard, data: dict[str, Any]) -> None:
    """Write `data` into the saved `card` and replace its rows."""
    for name in (*PLAIN_FIELDS, *SECTIONS, *JSON_FIELDS):
        setattr(card, name, data[name])
    card.duration_typical = sum(step["minutes"] for step in data["steps"])
    with transaction.atomic():
        card.save()
        _replace(Step, card, data["steps"])
        _replace(Material, card, data["materials"])
        _replace(CardRelation, card, _related_rows(card, data["related"]))


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _replace(model: Any, card: MethodCard, rows: list[dict[str, Any]]) -> None:
    model.objects.filter(card=card).delete()
    model.objects.bulk_create(model(card=card, position=n, **row) for n, row in enumerate(rows, start=1))


def _related_rows(card: MethodCard, related: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Rows for the cards that still exist; a card is not its own neighbour."""
    known = MethodCard.objects.exclude(pk=card.pk).in_bulk([row["card"] for row in related], field_name="slug")
    return [{"other": known[row["card"]], "reason": row["reason"]} for row in related if row["card"] in known]
