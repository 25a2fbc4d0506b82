"""Files of cases that come in: read, shown, then written or dropped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from content.actions.import_writing import to_publish, write_plan
from content.actions.review import publish_initiative
from content.importing import FileRefused, read_file
from content.importing.plans import Plan, plan_of
from content.importing.reports import is_writable, report_of
from content.models import ImportRun
from content.permissions.importing import can_import_initiatives
from foundation.exchange import handing
from foundation.exchange.does import Does
from foundation.exchange.enums import ImportState
from foundation.exchange.problems import ImportRefused
from foundation.files.names import clean_name
from foundation.history.editorial import EditConflict, WrongState
from foundation.history.enums import EditorialState
from foundation.jobs import enqueue
from foundation.web.allowed import require

# A small file is read and written while its editor waits; a larger one by a job.
SMALL_FILE = 200_000
SMALL_RUN = 60
PUBLISHED_AT_ONCE = 40


def import_file(path: Path, *, origin: str = "", dry_run: bool = False, partial: bool = False) -> dict[str, Any]:
    """Read a file of this machine and write it, all or nothing unless `partial`; its report.

    For whoever runs commands here: nobody is asked for a right, and versions have no author.
    Raises FileRefused, ImportRefused when another import was faster.
    """
    origin = origin or origin_of(path.name)
    plan = plan_of(read_file(path.name, path.read_bytes(), origin=origin))
    report = report_of(plan, partial=partial)
    if report["writable"] and not dry_run:
        _told(report, _write(plan, actor=None, origin=origin))
    return report | {"written": report["writable"] and not dry_run}


def origin_of(file_name: str) -> str:
    """What names a file's identifiers when nobody said: its name, without extension."""
    return slugify(file_name.rpartition(".")[0])[:60] or "import"


def start_import(
    file_name: str, content: bytes, *, actor: Any, origin: str, partial: bool = False, publish: bool = False
) -> ImportRun:
    """Keep a file and read it: at once when it is small, else by a job. Nothing is written in the library.

    Raises PermissionDenied, FileRefused, UploadRefused (the person's files are too many).
    """
    require(can_import_initiatives(actor))
    name, small = clean_name(file_name), len(content) <= SMALL_FILE
    report = report_of(_plan(name, content, origin), publish=publish, partial=partial) if small else {}
    with transaction.atomic():
        run = ImportRun.objects.create(
            asked_by=actor,
            file_name=name,
            checksum=handing.checksum_of([(name, content)]),
            origin=origin,
            partial=partial,
            publish=publish,
            state=ImportState.READ if small else ImportState.READING,
            report=report,
            total=len(report.get("rows", [])),
            done=len(report.get("rows", [])),
        )
        handing.keep_files(run, [(name, content)], actor=actor)
        if not small:
            enqueue(_jobs().read_import, run.pk)
    return run


def read_run(run: ImportRun) -> None:
    """Read the file of a run that waits for it; what cannot be read is told by its report. Can run twice."""
    try:
        plan = _plan(*_content_of(run), run.origin, progress=handing.progress_of(run))
        changes = {"state": ImportState.READ, "report": report_of(plan, publish=run.publish, partial=run.partial)}
    except FileRefused as refusal:
        changes = {"state": ImportState.FAILED, "report": {"refusal": str(refusal)}}
    handing.move(run, [ImportState.READING], **changes)


def write_run(run: ImportRun, *, actor: Any, partial: bool = False) -> None:
    """Write what the report of a run announced: at once when it is small, else by a job; `partial`, its right rows.

    Raises PermissionDenied; ImportRefused when it is not to be written, any more or yet.
    """
    require(can_import_initiatives(actor))
    run.partial = run.partial or partial
    if not is_writable(run.report, partial=run.partial):
        raise ImportRefused(_("Ce fichier ne peut pas être écrit : corrigez-le, puis donnez-le à nouveau."))
    with transaction.atomic():
        handing.move_or_refuse(run, [ImportState.READ], state=ImportState.WRITING, done=0, partial=run.partial)
        if len(run.report["rows"]) > SMALL_RUN:
            enqueue(_jobs().write_import, run.pk, actor.pk)
            return
    run.state = ImportState.WRITING
    carry_out(run, actor=actor)


def carry_out(run: ImportRun, *, actor: Any) -> None:
    """Write a run that was asked for, all or nothing unless it is partial. Can run twice: the second does nothing."""
    require(can_import_initiatives(actor))
    try:
        plan = _plan(*_content_of(run), run.origin, progress=handing.progress_of(run))
        report = report_of(plan, publish=run.publish, partial=run.partial)
        if not report["writable"]:
            raise ImportRefused(_("La bibliothèque a changé entre-temps : relisez ce rapport."))
        _write(plan, actor=actor, origin=run.origin, then=lambda: _settle(run, report, plan))
    except (FileRefused, ImportRefused) as refusal:
        again = run.report | {"refusal": str(refusal)}
        handing.move(run, [ImportState.WRITING], state=ImportState.READ, report=again)
        return
    handing.forget_files(run, actor)
    if run.publish:
        publish_run(run, actor=actor)


def publish_run(run: ImportRun, *, actor: Any, after: int = 0) -> None:
    """Put on line the complete sheets of a run that its editor answers for, some at a time, by the order of their keys.

    Can run twice: what is on line already no longer waits. Raises PermissionDenied.
    """
    require(can_import_initiatives(actor))
    run.refresh_from_db(fields=["report"])
    names = [row["id"] for row in run.report["rows"] if row["arrives"] == EditorialState.PUBLISHED]
    waiting = list(to_publish(names).filter(pk__gt=after).order_by("pk")[: PUBLISHED_AT_ONCE + 1])
    for initiative in waiting[:PUBLISHED_AT_ONCE]:
        try:
            publish_initiative(initiative, actor=actor, comment=_("Import : %s") % run.file_name)
        except WrongState:
            continue  # somebody wrote or decided meanwhile: it waits on the desk
    if len(waiting) > PUBLISHED_AT_ONCE:
        enqueue(_jobs().publish_import, run.pk, actor.pk, waiting[PUBLISHED_AT_ONCE - 1].pk)


def drop_run(run: ImportRun, *, actor: Any) -> None:
    """Give up a file that was not written, and forget it. Raises PermissionDenied, ImportRefused."""
    require(can_import_initiatives(actor))
    handing.drop(run, actor=actor)


def _content_of(run: ImportRun) -> tuple[str, bytes]:
    return run.file_name, handing.contents_of(run)[0][1]


def _plan(name: str, content: bytes, origin: str, progress: Any = None) -> Plan:
    return plan_of(read_file(name, content, origin=origin, progress=progress))


def _write(plan: Plan, *, actor: Any, origin: str, then: Callable[[], None] = lambda: None) -> dict[str, Any]:
    try:
        with transaction.atomic():
            written = write_plan(plan, actor=actor, origin=origin)
            for step in plan.to_write:
                step.initiative = written[step.sheet.external_id]
            then()
    except (IntegrityError, EditConflict, WrongState) as clash:
        raise ImportRefused(
            _("Quelqu’un a écrit les mêmes fiches au même moment : rien n’est écrit. Recommencez.")
        ) from clash
    return written


def _settle(run: ImportRun, report: dict[str, Any], plan: Plan) -> None:
    """Inside the transaction: only one of two runs of the same file ends it, the other is undone."""
    _told(report, {step.sheet.external_id: step.initiative for step in plan.to_write})
    handing.move_or_refuse(
        run, [ImportState.WRITING], state=ImportState.WRITTEN, written_at=timezone.now(), report=report
    )


def _told(report: dict[str, Any], written: dict[str, Any]) -> None:
    """Say in the report where each written sheet is."""
    for row in report["rows"]:
        if row["id"] in written and row["does"] in (Does.CREATE, Does.UPDATE):
            row["slug"] = written[row["id"]].slug


def _jobs() -> Any:
    from content.tasks import importing  # tasks call this module

    return importing
