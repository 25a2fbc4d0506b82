"""A booklet: asked for, composed by a job, tried again, forgotten."""

import datetime as dt
import logging
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.actions.booklet_files import drop_booklets
from content.documents import with_sheet_rows
from content.documents.booklet import booklet_pdf
from content.models import Booklet, Collection
from content.permissions import keeping
from content.queries.booklets import booklet_under_way, is_stuck, latest_booklet
from content.queries.collections import Kept, kept_in
from content.queries.sheets import initiatives_visible_to
from foundation.documents.models import UNDER_WAY, CompositionState
from foundation.files import store_upload
from foundation.jobs import enqueue
from foundation.web.allowed import require
from foundation.web.rates import spend

logger = logging.getLogger("essaim.booklets")

KEPT_FOR = dt.timedelta(days=30)
A_DAY = 20


class TooManyBooklets(Exception):
    """The person has asked for enough booklets for today."""


def ask_booklet(collection: Collection, *, actor: Any, token: str = "") -> Booklet:
    """Ask for a booklet, or for one that failed again; the one under way when there is one.

    The former one is forgotten. Raises PermissionDenied, TooManyBooklets.
    """
    require(keeping.can_print_collection(actor, collection, token))
    if running := booklet_under_way(collection, actor):
        return _again(running) if is_stuck(running) else running
    if not spend("booklet", str(actor.pk), limit=A_DAY, seconds=86_400).granted:
        raise TooManyBooklets
    try:
        with transaction.atomic():
            former = Booklet.objects.filter(collection=collection, asked_by=actor)
            drop_booklets(former.exclude(state__in=UNDER_WAY))
            booklet = Booklet.objects.create(collection=collection, asked_by=actor)
            _enqueue(booklet)
    except IntegrityError:  # asked for twice at once: the constraint kept the first
        return latest_booklet(collection, actor) or ask_booklet(collection, actor=actor, token=token)
    return booklet


def compose_booklet(booklet: Booklet) -> None:
    """Make the file of a booklet; nothing when it is ready, and once when two processes do it."""
    if not _take(booklet):
        return
    try:
        content = _compose(booklet)
    except Exception:  # said on the page, with « Réessayer »: the same text would fail the same way at once
        logger.exception("booklet not composed")
        _settle(booklet, CompositionState.FAILED)
        return
    _deliver(booklet, content)


def purge_booklets() -> None:
    """Forget the booklets of last month with their files."""
    drop_booklets(Booklet.objects.filter(created_at__lt=timezone.now() - KEPT_FOR))


def _again(booklet: Booklet) -> Booklet:
    """Ask again for one whose job was lost."""
    with transaction.atomic():
        Booklet.objects.filter(pk=booklet.pk).update(state=CompositionState.WAITING, done=0, created_at=timezone.now())
        _enqueue(booklet)
    booklet.refresh_from_db()
    return booklet


def _enqueue(booklet: Booklet) -> None:
    from content.tasks.booklets import compose  # tasks call actions

    enqueue(compose, booklet.pk)


def _take(booklet: Booklet) -> bool:
    """A process that died had taken it already: it is composed anew."""
    waiting = Booklet.objects.filter(pk=booklet.pk, state__in=[CompositionState.WAITING, CompositionState.RUNNING])
    return bool(waiting.update(state=CompositionState.RUNNING, done=0))


def _compose(booklet: Booklet) -> bytes:
    kept = _cases(booklet)
    Booklet.objects.filter(pk=booklet.pk).update(total=sum(row.is_on_line for row in kept))
    return booklet_pdf(booklet.collection, kept, progress=lambda done: _advance(booklet, done))


def _cases(booklet: Booklet) -> list[Kept]:
    """What the person who asked may see of the collection."""
    reader = booklet.asked_by
    return kept_in(booklet.collection, reader, with_sheet_rows(initiatives_visible_to(reader)))


def _advance(booklet: Booklet, done: int) -> None:
    Booklet.objects.filter(pk=booklet.pk).update(done=done)


def _deliver(booklet: Booklet, content: bytes) -> None:
    """Keep the file and say it is ready, together; whoever comes second keeps nothing."""
    name = f"{booklet.collection.slug}.pdf"
    with transaction.atomic():
        if _settle(booklet, CompositionState.READY):
            store_upload(ContentFile(content, name=name), owner=booklet, actor=booklet.asked_by)


def _settle(booklet: Booklet, state: CompositionState) -> bool:
    running = Booklet.objects.filter(pk=booklet.pk, state=CompositionState.RUNNING)
    return bool(running.update(state=state, finished_at=timezone.now()))
