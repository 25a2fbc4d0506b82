"""An indicator as a sentence, or as a name with the table of its measures."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from content.models import Indicator
from foundation.web.templatetags.french import fr_date, fr_number


def figure_data(row: Indicator) -> dict[str, Any]:
    """What `sheet.typ` draws of one indicator."""
    return {
        "text": _sentence(row),
        "head": [_("Date"), _("Mesure"), _("Comment")],
        "measures": [_measure(measure, row.unit) for measure in row.measures],
    }


def _sentence(row: Indicator) -> str:
    parts = [
        row.name,
        row.text,
        _("au départ %s") % _value(row.baseline, row.unit) if row.baseline is not None else "",
        _("visé %s") % _value(row.target, row.unit) if row.target is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def _measure(measure: dict[str, Any], unit: str) -> list[str]:
    return [_day(measure.get("date", "")), _value(measure.get("value"), unit), measure.get("method") or ""]


def _day(text: str) -> str:
    try:
        return fr_date(date.fromisoformat(text))
    except (TypeError, ValueError):
        return str(text or "")


def _value(value: float | None, unit: str) -> str:
    return f"{fr_number(value)} {unit}".strip() if value is not None else ""
