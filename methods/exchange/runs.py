"""From a folder to its report, then to the cards: reading here, writing by `methods.actions.importing`."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from foundation.exchange import handing
from foundation.exchange.does import Does
from foundation.exchange.handing import Files
from foundation.exchange.problems import FileRefused
from foundation.files.names import clean_name
from methods.actions import importing
from methods.actions.importing import CardWriting
from methods.exchange.folders import Folder, folder_of
from methods.exchange.plans import Plan, plan_of
from methods.exchange.reports import report_of
from methods.models import CardImport


def import_folder(folder: Folder, *, actor: Any, dry_run: bool = False) -> dict[str, Any]:
    """Read a folder and write it when nothing is wrong; its report, with `written`. Raises ImportRefused."""
    plan = plan_of(folder, actor=actor)
    report = report_of(plan)
    if report["writable"] and not dry_run:
        importing.import_cards(list(writings_of(plan, report)), actor=actor)
    return report | {"written": report["writable"] and not dry_run}


def hand_over(files: Files, *, actor: Any) -> CardImport:
    """Keep files, read at once when there are few. Raises PermissionDenied, FileRefused, UploadRefused."""
    files = [(clean_name(name), content) for name, content in files]  # as they will be found again
    folder = folder_of(files)
    report = report_of(plan_of(folder, actor=actor)) if len(folder.cards) <= importing.AT_ONCE else None
    return importing.start_import(files, actor=actor, report=report)


def write(run: CardImport, *, actor: Any) -> None:
    """Write what the report of a run announced, at once when there are few. Raises PermissionDenied, ImportRefused."""
    if importing.ask_writing(run, actor=actor):
        carry_out(run)


def read(run: CardImport) -> None:
    """Read the files of a run that waits for it; what cannot be read is told by its report. Can run twice."""
    try:
        report = report_of(_plan(run))
    except FileRefused as refusal:
        report = {"refusal": str(refusal)}
    importing.keep_report(run, report)


def carry_out(run: CardImport) -> None:
    """Write what was asked of a run. Can run twice: the second does nothing."""
    try:
        writings = list(writings_of(_plan(run), run.report))
    except FileRefused as refusal:
        importing.refuse_import(run, str(refusal))
    else:
        importing.settle_import(run, writings, actor=run.asked_by)


def writings_of(plan: Plan, report: dict[str, Any]) -> Iterator[CardWriting]:
    """What a report announced, with the versions that were compared then. Raises FileRefused when it reads no more."""
    steps = {step.card.slug: step for step in plan.steps if not step.card.has_errors}
    for row in report["rows"]:
        if row["does"] in (Does.CREATE, Does.UPDATE):
            step = steps.get(row["slug"])
            if step is None or step.card.data is None or [one.title for one in step.joined] != row["canvases"]:
                raise FileRefused(_("« %s » ne se lit plus de même : donnez-le à nouveau.") % row["file"])
            data = step.card.data if row["has_text"] else None
            yield CardWriting(row["slug"], data, row["base"], row["file"], [one.said for one in step.joined])


def _plan(run: CardImport) -> Plan:
    return plan_of(folder_of(handing.contents_of(run)), actor=run.asked_by, progress=handing.progress_of(run))
