"""The life of a document that a job composes: asked for once, taken, told how far, delivered, asked again, forgotten.

A room has a model (`class Booklet(Composition)`), an action that checks the person and calls `ask`, a job that
fetches the row and calls `compose`, and a page that shows `following.Following`.
"""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from foundation.documents.models import UNDER_WAY, Composition, CompositionState
from foundation.files import delete_file, files_of, store_upload
from foundation.jobs import enqueue
from foundation.web.rates import spend

logger = logging.getLogger("essaim.documents")

C = TypeVar("C", bound=Composition)
Job = Callable[..., None]

# A job that died is taken up again by itself after ten minutes; past this, the reader may ask again.
LOST_AFTER = dt.timedelta(minutes=15)
KEPT_FOR = dt.timedelta(days=30)
A_DAY = 20


class TooManyAsked(Exception):
    """The person has asked for enough documents of this kind today."""


def ask(wanted: C, *, same: QuerySet[C], job: Job, limit: int = A_DAY) -> C:
    """Ask for a document in a job, or again when its job was lost; the one of `same` under way when there is one.

    `wanted`: an unsaved row with its `asked_by`. `same`: the rows it would replace; those that are finished are
    forgotten. `job` takes the row's key. `limit`: how many a person asks for in a day. Raises TooManyAsked.
    The caller has checked that the person may ask.
    """
    if running := same.filter(state__in=UNDER_WAY).first():
        return _again(running, job) if is_stuck(running) else running
    if not spend(wanted._meta.label_lower, str(wanted.asked_by_id), limit=limit, seconds=86_400).granted:
        raise TooManyAsked
    try:
        with transaction.atomic():
            drop(same.exclude(state__in=UNDER_WAY))
            wanted.save(force_insert=True)
            enqueue(job, wanted.pk)
    except IntegrityError:  # asked for twice at once: the constraint kept the first
        return same.first() or ask(wanted, same=same, job=job, limit=limit)
    return wanted


def compose(row: Composition, make: Callable[[], bytes], *, name: str) -> None:
    """Make the file `name` of a row; nothing when it is ready, and once when two processes do it.

    `make` returns the bytes; it tells how far it is by `expect` and `advance`.
    """
    if not _take(row):
        return
    try:
        content = make()
    except Exception:  # said on the page, with « Réessayer »: the same text would fail the same way at once
        logger.exception("%s not composed", row._meta.label_lower)
        _settle(row, CompositionState.FAILED)
        return
    _deliver(row, content, name)


def expect(row: Composition, total: int) -> None:
    """Say how many parts the document will have."""
    _rows(row).update(total=total)


def advance(row: Composition, done: int) -> None:
    """Say how many parts are prepared."""
    _rows(row).update(done=done)


def is_stuck(row: Composition) -> bool:
    """Whether a document under way has been so for too long."""
    return row.is_under_way and row.created_at < timezone.now() - LOST_AFTER


def drop(rows: QuerySet[C]) -> None:
    """Delete documents and their files, in the caller’s transaction."""
    for row in rows.select_related("asked_by"):
        for stored in files_of(row):
            delete_file(stored, row.asked_by)
        row.delete()


def purge() -> None:
    """Forget the documents of last month with their files, whatever room they are of."""
    for model in apps.get_models():
        if issubclass(model, Composition):
            drop(model._default_manager.filter(created_at__lt=timezone.now() - KEPT_FOR))


def _again(row: C, job: Job) -> C:
    with transaction.atomic():
        _rows(row).update(state=CompositionState.WAITING, done=0, created_at=timezone.now())
        enqueue(job, row.pk)
    row.refresh_from_db()
    return row


def _take(row: Composition) -> bool:
    """A process that died had taken it already: it is composed anew."""
    return bool(_rows(row).filter(state__in=UNDER_WAY).update(state=CompositionState.RUNNING, done=0))


def _deliver(row: Composition, content: bytes, name: str) -> None:
    """Keep the file and say it is ready, together; whoever comes second keeps nothing."""
    with transaction.atomic():
        if _settle(row, CompositionState.READY):
            store_upload(ContentFile(content, name=name), owner=row, actor=row.asked_by)


def _settle(row: Composition, state: CompositionState) -> bool:
    running = _rows(row).filter(state=CompositionState.RUNNING)
    return bool(running.update(state=state, finished_at=timezone.now()))


def _rows(row: Composition) -> QuerySet[Any]:
    return type(row)._default_manager.filter(pk=row.pk)
