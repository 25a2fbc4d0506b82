"""A plan as data (for the page, `--json` and the programme that reads it) and as French lines (for a terminal)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.importing.plans import Plan, Step
from foundation.exchange.does import DOES_LABELS, Does
from foundation.exchange.problems import Level
from foundation.history.enums import EditorialState

# A file of mistakes is told by its first ones.
MOST_PROBLEMS = 2_000


def report_of(plan: Plan, *, publish: bool = False, partial: bool = False) -> dict[str, Any]:
    """What was understood of a file, row by row, and what is wrong: JSON values only."""
    reading = plan.reading
    ordered = sorted(plan.problems, key=lambda problem: (problem.line, problem.level != Level.ERROR))
    report: dict[str, Any] = {
        "file": reading.file_name,
        "kind": reading.kind,
        "encoding": reading.encoding,
        "separator": reading.separator,
        "counts": {does: plan.count(does) for does in DOES_LABELS},
        "errors": plan.error_count,
        "warnings": len(plan.problems) - plan.error_count,
        "rows": [_row(step, publish) for step in plan.steps],
        "problems": [problem.as_data() for problem in ordered[:MOST_PROBLEMS]],
    }
    return report | {"writable": is_writable(report, partial=partial)}


def is_writable(report: dict[str, Any], *, partial: bool) -> bool:
    """Whether the file of this report may be written: whole, or only its right rows."""
    counts = report.get("counts", {})
    return any(counts.get(does) for does in (Does.CREATE, Does.UPDATE)) and (partial or not report["errors"])


def _row(step: Step, publish: bool) -> dict[str, Any]:
    sheet = step.sheet
    return {
        "line": sheet.line,
        "id": sheet.external_id,
        "title": sheet.title,
        "place": sheet.place,
        "does": step.does,
        "arrives": _arrives(step, publish),
        "missing": sheet.missing,
        "slug": step.initiative.slug if step.initiative else "",
    }


def _arrives(step: Step, publish: bool) -> str:
    """In which state the sheet arrives, when it is written."""
    if step.does not in (Does.CREATE, Does.UPDATE):
        return ""
    if step.sheet.missing:
        return EditorialState.DRAFT.value
    return EditorialState.PUBLISHED.value if publish else EditorialState.SUBMITTED.value


def lines_of(report: dict[str, Any]) -> Iterator[str]:
    """The report as a terminal shows it."""
    said = ", ".join(part for part in (report["kind"], report["encoding"]) if part)
    yield _("%(file)s (%(kind)s) : %(count)s") % {
        "file": report["file"],
        "kind": said,
        "count": ngettext("%d ligne", "%d lignes", len(report["rows"])) % len(report["rows"]),
    }
    for does, label in DOES_LABELS.items():
        if report["counts"][does]:
            yield f"  {label} : {report['counts'][does]}"
    for problem in report["problems"]:
        yield f"  {said_of(problem)}"
    for row in report["rows"]:
        if row["missing"] and row["arrives"]:
            yield "  " + _("ligne %d : restera en brouillon.") % row["line"] + " " + " ".join(row["missing"])


def said_of(problem: dict[str, Any]) -> str:
    """« ligne 12, colonne « Année » (H12) : erreur, … »."""
    where = [_("ligne %d") % problem["line"] if problem["line"] else ""]
    where.append(_("colonne « %s »") % problem["column"] if problem["column"] else "")
    place = f" ({problem['place']})" if problem["place"] else ""
    understood = f" ({problem['understood']})" if problem["understood"] else ""
    return f"{', '.join(part for part in where if part)}{place} : {problem['level']}. {problem['message']}{understood}"
