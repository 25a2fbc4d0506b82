"""A sheet as the cells of a row: by column key, texts for people to read, numbers as numbers."""

from collections.abc import Callable
from typing import Any

from content.enums import Axis, Demand, HypothesisVerdict, Outcome, Posture, ProximityForm, SheetForm, Weight
from content.importing.columns import CONTINUED, GROUPS, Group, slot
from content.importing.plans import OURS
from content.models import Initiative
from content.snapshots import SECTIONS
from foundation.markup.guard import normalise
from territories.enums import Kind

Cells = dict[str, Any]
CHOICES: dict[str, Any] = {
    "form": SheetForm,
    "territory_kind": Kind,
    "axis": Axis,
    "posture": Posture,
    "proximity_form": ProximityForm,
    "demand": Demand,
    "outcome": Outcome,
}
# A body that no official list holds is told from the commune of the same name.
NO_CODE = "aucun"
# The attribute that holds the rows of each group.
ROWS_OF = {group.key: "method_uses" if group.key == "methods" else group.key for group in GROUPS}
# What an XLSX cell may hold is 32,767 characters; the rest of a longer part has its own column.
LONGEST = 32_000


def cells_of(initiative: Initiative) -> Cells:
    """Every cell of a sheet, its rows prefetched; what says nothing is left out."""
    cells = _facts(initiative) | {name: normalise(getattr(initiative, name)) for name in SECTIONS}
    for group in GROUPS:
        for number, row in enumerate(getattr(initiative, ROWS_OF[group.key]).all(), start=1):
            cells |= {slot(group.key, number, part): value for part, value in _parts(group, row).items()}
    return {key: value for key, value in cells.items() if value not in (None, "")}


def identifier_of(initiative: Initiative) -> str:
    """How the file names the sheet: as it came in, else by its address."""
    return initiative.external_id or f"{OURS}{initiative.slug}"


def cut(cells: Cells) -> Cells:
    """The same cells, the end of a very long part in its own column."""
    long = [name for name in SECTIONS if len(cells.get(name, "")) > LONGEST]
    ends = {f"{name}.{CONTINUED}": cells[name][LONGEST:] for name in long}
    return cells | {name: cells[name][:LONGEST] for name in long} | ends


def _facts(initiative: Initiative) -> Cells:
    body, department, region = initiative.territory, initiative.department, initiative.region
    own_name = "" if body and body.name == initiative.territory_name else initiative.territory_name
    return {
        "external_id": identifier_of(initiative),
        "title": normalise(initiative.title),
        "code": (body.code or NO_CODE) if body else "",
        "body": body.name if body else "",
        "department": department.code if department else "",
        "region": region.name if region else "",
        "territory_name": normalise(own_name),
        "population": initiative.population,
        "year": initiative.year,
        "themes": " ; ".join(theme.name for theme in initiative.themes.all()),
        "licence": normalise(initiative.licence),
        **{key: _label(choices, getattr(initiative, key)) for key, choices in CHOICES.items()},
    }


def _parts(group: Group, row: Any) -> Cells:
    say: dict[str, Callable[[Any], Any]] = {
        "verdict": lambda value: _label(HypothesisVerdict, value),
        "weight": lambda value: _label(Weight, value),
        "card": lambda value: value.slug if value else "",
        "measures": measures_text,
    }
    return {part.key: _plain(say.get(part.key, _same)(getattr(row, part.key))) for part in group.parts}


def _same(value: Any) -> Any:
    return value


def _plain(value: Any) -> Any:
    return normalise(value) if isinstance(value, str) else value


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


def measures_text(measures: list[dict[str, Any]]) -> str:
    """One measure a line: « 31/03/2024 | 42 | comptage à l’accueil »."""
    return "\n".join(_measure(measure) for measure in measures)


def _measure(measure: dict[str, Any]) -> str:
    date = "/".join(reversed(str(measure.get("date", "")).split("-")))
    parts = [date, said_number(float(measure.get("value") or 0)), " ".join(str(measure.get("method", "")).split())]
    return " | ".join(part for part in parts if part)


def said_number(number: float) -> str:
    """The number with every digit that it has: « 42 », « 42,5 »."""
    whole = number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else repr(number).replace(".", ",")
