"""The figures of a sheet in words, and ready to be drawn."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from foundation.web.templatetags.french import fr_date, fr_number


@dataclass(frozen=True)
class Chart:
    """An indicator with its measures: what `{% measure_chart %}` draws, and where it started and aimed in words."""

    name: str
    unit: str
    points: list[tuple[str, float, str]]
    target: float | None
    aim: str


def with_unit(value: float | None, unit: str) -> str:
    """« 42 % », « 12,5 jours »; "" for nothing."""
    return f"{fr_number(value)}\u00a0{unit}".strip("\u00a0") if value is not None else ""


def aim_of(row: Mapping[str, Any]) -> str:
    """« Au départ : 12 % · Visé : 40 % », or ""."""
    unit = row.get("unit", "")
    baseline, target = with_unit(row.get("baseline"), unit), with_unit(row.get("target"), unit)
    parts = [_("Au départ : %s") % baseline if baseline else "", _("Visé : %s") % target if target else ""]
    return " · ".join(part for part in parts if part)


def charts_of(rows: list[dict[str, Any]]) -> list[Chart]:
    """The indicators that have measures."""
    return [
        Chart(row["name"], row["unit"], [_point(measure) for measure in row["measures"]], row["target"], aim_of(row))
        for row in rows
        if row.get("measures")
    ]


def sentences_of(rows: list[dict[str, Any]]) -> list[str]:
    """What the others say in a sentence, and the sentences that stand beside a drawing."""
    return [text for row in rows if (text := row["text"] if row.get("measures") else _said_without_measures(row))]


def say_indicator(row: Mapping[str, Any]) -> str:
    """Everything an indicator says, one line a measure: what comparisons show."""
    head = " · ".join(part for part in (_named(row), aim_of(row), row.get("text", "")) if part)
    return "\n".join([head, *(_say_measure(measure, row.get("unit", "")) for measure in row.get("measures", ()))])


def _said_without_measures(row: Mapping[str, Any]) -> str:
    return " · ".join(part for part in (row.get("name", ""), aim_of(row), row["text"]) if part)


def _named(row: Mapping[str, Any]) -> str:
    name, unit = row.get("name", ""), row.get("unit", "")
    return f"{name} ({unit})" if name and unit else name or unit


def _say_measure(measure: Mapping[str, Any], unit: str) -> str:
    day = fr_date(dt.date.fromisoformat(measure["date"]))
    method = f" ({measure['method']})" if measure.get("method") else ""
    return f"{day} : {with_unit(measure['value'], unit)}{method}"


def _point(measure: Mapping[str, Any]) -> tuple[str, float, str]:
    return str(fr_date(dt.date.fromisoformat(measure["date"]))), measure["value"], measure.get("method", "")
