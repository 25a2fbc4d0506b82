"""A plan as data (for the page, `--json` and the programme that reads it) and as French lines (for a terminal)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.exchange.does import DOES_LABELS, Does
from methods.completeness import missing_parts
from methods.exchange.plans import Plan, Step

# A folder of mistakes is told by its first ones.
MOST_PROBLEMS = 2_000


def report_of(plan: Plan) -> dict[str, Any]:
    """What was understood of a folder, file by file, and what is wrong: JSON values only."""
    rows, problems, errors = [_row(step) for step in plan.steps], plan.problems, plan.errors
    counts = {does: sum(step.does == does for step in plan.steps) for does in DOES_LABELS}
    return {
        "name": plan.name,
        "counts": counts,
        "errors": errors,
        "warnings": len(problems) - errors,
        "rows": rows,
        "problems": [problem.as_data() for problem in problems[:MOST_PROBLEMS]],
        "writable": not errors and bool(counts[Does.CREATE] or counts[Does.UPDATE]),
    }


def _row(step: Step) -> dict[str, Any]:
    card = step.card
    return {
        "file": card.file,
        "slug": card.slug,
        "title": card.data["title"] if card.data else card.title,
        "does": step.does,
        "base": step.base,
        "has_text": step.has_text,
        "canvases": [canvas.title for canvas in step.joined],
        "missing": missing_parts(card.data) if card.data else [],
    }


def lines_of(report: dict[str, Any]) -> Iterator[str]:
    """The report as a terminal shows it."""
    count = ngettext("%d fiche", "%d fiches", len(report["rows"])) % len(report["rows"])
    yield f"{report['name']} : {count}"
    for does, label in DOES_LABELS.items():
        if report["counts"][does]:
            yield f"  {label} : {report['counts'][does]}"
    for problem in report["problems"]:
        yield f"  {said_of(problem)}"
    for row in report["rows"]:
        if row["missing"] and row["does"] in (Does.CREATE, Does.UPDATE):
            yield "  " + _("%s : à compléter avant de soumettre.") % row["file"] + " " + " ".join(row["missing"])


def said_of(problem: dict[str, Any]) -> str:
    """« porte-a-porte.md, ligne 12, « family » : erreur. … »."""
    where = [problem["file"], _("ligne %d") % problem["line"] if problem["line"] else ""]
    where.append(f"« {problem['key']} »" if problem["key"] else "")
    understood = f" ({problem['understood']})" if problem["understood"] else ""
    return f"{', '.join(part for part in where if part)} : {problem['level']}. {problem['message']}{understood}"
