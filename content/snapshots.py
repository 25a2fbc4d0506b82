"""An initiative as one JSON value, and back: what versions keep."""

from typing import Any

from django.db import models, transaction

from content.models import Factor, Hypothesis, Indicator, Initiative, MethodUse, Source, Theme, ToolUsed
from methods.models import MethodCard
from territories.models import Collectivite

PLAIN_FIELDS = (
    "title",
    "form",
    "territory_name",
    "territory_kind",
    "department_id",
    "region_id",
    "population",
    "year",
    "axis",
    "posture",
    "proximity_form",
    "demand",
    "outcome",
    "licence",
)
SECTIONS = ("summary", "problem", "context", "fieldwork", "done", "failed", "helped", "afterwards")
ROWS: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "hypotheses": (Hypothesis, ("statement", "tested_by", "verdict", "evidence")),
    "tools": (ToolUsed, ("name", "is_free", "cost")),
    "indicators": (Indicator, ("text", "name", "unit", "baseline", "target", "measures")),
    "factors": (Factor, ("weight", "text")),
    "sources": (Source, ("title", "locator", "url")),
}


def snapshot_of(initiative: Initiative) -> dict[str, Any]:
    """The editable content of `initiative`: its fields, its links by slug, then its rows in order."""
    return {
        **{name: getattr(initiative, name) for name in (*PLAIN_FIELDS, *SECTIONS)},
        "territory": initiative.territory_id,
        "themes": list(initiative.themes.order_by("slug").values_list("slug", flat=True)),
        "methods": [
            {"name": use.name, "card": use.card.slug if use.card else None}
            for use in initiative.method_uses.select_related("card")
        ],
        **{key: list(getattr(initiative, key).values(*fields)) for key, (_model, fields) in ROWS.items()},
    }


def blank_snapshot() -> dict[str, Any]:
    """The snapshot of a sheet that says nothing yet."""
    empty = Initiative()
    return {
        **{name: getattr(empty, name) for name in (*PLAIN_FIELDS, *SECTIONS)},
        "territory": None,
        **{name: [] for name in ("themes", "methods", *ROWS)},
    }


def write_snapshot(initiative: Initiative, data: dict[str, Any]) -> None:
    """Write `data` into the saved `initiative` and replace its rows."""
    for name in (*PLAIN_FIELDS, *SECTIONS):
        setattr(initiative, name, data[name])
    initiative.territory = Collectivite.objects.filter(pk=data["territory"]).first()
    with transaction.atomic():
        initiative.save()
        initiative.themes.set(Theme.objects.filter(slug__in=data["themes"]))
        _replace(MethodUse, initiative, _method_rows(data["methods"]))
        for key, (model, _fields) in ROWS.items():
            _replace(model, initiative, data[key])


def _replace(model: Any, initiative: Initiative, rows: list[dict[str, Any]]) -> None:
    model.objects.filter(initiative=initiative).delete()
    model.objects.bulk_create(model(initiative=initiative, position=n, **row) for n, row in enumerate(rows, start=1))


def _method_rows(uses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose card is found by its slug; the name stays when there is no card."""
    cards = MethodCard.objects.in_bulk([use["card"] for use in uses if use["card"]], field_name="slug")
    return [{"name": use["name"], "card": cards.get(use["card"])} for use in uses]
