"""Cards that come in as files: kept while their report is read, then written, all or nothing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.exchange import handing
from foundation.exchange.enums import ImportState
from foundation.exchange.handing import Files
from foundation.exchange.problems import ImportRefused
from foundation.files import UploadRefused
from foundation.history import editorial
from foundation.history.editorial import EditConflict
from foundation.jobs import enqueue
from foundation.search import index
from foundation.web.allowed import require
from methods import permissions
from methods.actions.canvases import lay_canvas
from methods.models import PLAIN_FIELDS, CardImport, MethodCard

# A few cards are read and written while somebody waits; more by a job.
AT_ONCE = 12


class CardWriting(NamedTuple):
    """A snapshot to write at an address; `base` is the version that was compared with it, 0 for a new card.

    `data` is None when the text does not change; `canvases` are what `lay_canvas` takes.
    """

    slug: str
    data: dict[str, Any] | None
    base: int
    file: str
    canvases: Sequence[dict[str, Any]] = ()


@transaction.atomic
def import_cards(writings: list[CardWriting], *, actor: Any) -> None:
    """Write cards: new ones are drafts of `actor`, the others get a next version; nothing goes on line.

    `actor` None is whoever runs commands on this machine: the drafts then have no author.
    Raises PermissionDenied, ImportRefused when somebody wrote the same cards meanwhile: nothing is written.
    """
    require(actor is None or permissions.can_draft_card(actor))
    try:
        with transaction.atomic():
            cards = [_card_for(writing, actor) for writing in writings]  # all, so that each finds its neighbours
            for card, writing in zip(cards, writings, strict=True):
                note = (_("Import : %s") % writing.file)[:200]
                if writing.data is not None:
                    editorial.save_version(card, writing.data, author=actor, base=writing.base, note=note)
                for canvas in writing.canvases:
                    lay_canvas(card, actor=actor, **canvas)
                    index(card)
    except UploadRefused as refusal:
        raise ImportRefused(str(refusal)) from refusal
    except (IntegrityError, EditConflict, MethodCard.DoesNotExist) as clash:
        raise ImportRefused(
            _("Quelqu’un a écrit les mêmes fiches entre-temps : rien n’est écrit. Redonnez le fichier.")
        ) from clash


def _card_for(writing: CardWriting, actor: Any) -> MethodCard:
    if writing.base:
        card = MethodCard.objects.prefetch_related("authors").get(slug=writing.slug)
        require(actor is None or permissions.can_edit_card(actor, card))
        return card
    data = writing.data or {}
    card = MethodCard(slug=writing.slug, **{name: data[name] for name in PLAIN_FIELDS})
    card.save(force_insert=True)
    if actor is not None:
        card.authors.add(actor)
    return card


@transaction.atomic
def start_import(files: Files, *, actor: Any, report: dict[str, Any] | None) -> CardImport:
    """Keep the files with their report; without one, a job reads them. Raises PermissionDenied, UploadRefused."""
    require(permissions.can_draft_card(actor))
    run = CardImport.objects.create(
        asked_by=actor,
        file_name=", ".join(name for name, _content in files)[:200],
        checksum=handing.checksum_of(files),
        state=ImportState.READING if report is None else ImportState.READ,
        report=report or {},
    )
    handing.keep_files(run, files, actor=actor)
    if report is None:
        enqueue(_jobs().read_cards, run.pk)
    return run


def keep_report(run: CardImport, report: dict[str, Any]) -> None:
    """Keep what a job has read; a report that is only a refusal ends there. Can run twice."""
    state = ImportState.FAILED if "refusal" in report else ImportState.READ
    handing.move(run, [ImportState.READING], state=state, report=report)


def ask_writing(run: CardImport, *, actor: Any) -> bool:
    """Decide that what the report announces is written; False when a job will do it.

    Raises PermissionDenied, ImportRefused.
    """
    require(permissions.can_use_import(actor, run))
    if not run.report.get("writable"):
        raise ImportRefused(_("Ce fichier ne peut pas être écrit : corrigez-le, puis donnez-le à nouveau."))
    with transaction.atomic():
        handing.move_or_refuse(run, [ImportState.READ], state=ImportState.WRITING, done=0)
        if len(run.report["rows"]) <= AT_ONCE:
            return True
        enqueue(_jobs().write_cards, run.pk)
    return False


def settle_import(run: CardImport, writings: list[CardWriting], *, actor: Any) -> None:
    """Write what was asked and forget the files; a refusal goes back to the report. Can run twice."""
    require(permissions.can_use_import(actor, run))
    try:
        with transaction.atomic():
            import_cards(writings, actor=actor)
            handing.move_or_refuse(run, [ImportState.WRITING], state=ImportState.WRITTEN, written_at=timezone.now())
            handing.forget_files(run, actor)
    except ImportRefused as refusal:
        refuse_import(run, str(refusal))


def refuse_import(run: CardImport, reason: str) -> None:
    """Say why nothing was written; the files stay until they are dropped."""
    handing.move(run, [ImportState.WRITING], state=ImportState.READ, report=run.report | {"refusal": reason})


def drop_import(run: CardImport, *, actor: Any) -> None:
    """Give up files that were not written, and forget them. Raises PermissionDenied, ImportRefused."""
    require(permissions.can_use_import(actor, run))
    handing.drop(run, actor=actor)


def _jobs() -> Any:
    from methods.tasks import importing  # tasks call this module

    return importing
