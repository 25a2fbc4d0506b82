"""What can be done to the canvases of a card. Each action checks the person, changes, and indexes the card."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from foundation.files import delete_file, files_of, keep_own_file, store_upload
from foundation.files.types import TYPES
from foundation.search import index
from foundation.web.allowed import require
from methods import permissions
from methods.models import Canvas, MethodCard, StarterCanvas


def add_canvas(card: MethodCard, *, actor: Any, title: str, purpose: str, files: Mapping[str, Any]) -> Canvas:
    """Join a canvas after the others. `files`: one upload a format. Raises PermissionDenied, UploadRefused."""
    require(permissions.can_add_canvas(actor, card))
    with transaction.atomic():
        canvas = lay_canvas(card, actor=actor, title=title, purpose=purpose, files=files)
        index(card)
    return canvas


def lay_canvas(card: MethodCard, *, actor: Any, title: str, purpose: str, files: Mapping[str, Any]) -> Canvas:
    """Put a canvas after the others, in the transaction of a caller who has checked the person.

    `actor` None is whoever runs commands on this machine. Raises UploadRefused.
    """
    last = card.canvases.order_by("position").last()
    position = last.position + 1 if last else 1
    canvas = card.canvases.create(position=position, title=title, purpose=purpose, added_by=actor)
    for upload in files.values():
        if actor is None:
            keep_own_file(upload, owner=canvas)
        else:
            store_upload(upload, owner=canvas, actor=actor)
    return canvas


def edit_canvas(
    canvas: Canvas,
    *,
    actor: Any,
    title: str,
    purpose: str,
    files: Mapping[str, Any],
    dropped: Collection[str] = (),
) -> None:
    """Rename a canvas, replace its files of the formats given, remove those of the formats dropped.

    Raises PermissionDenied, UploadRefused, Canvas.DoesNotExist when somebody has just removed it.
    """
    require(permissions.can_edit_canvas(actor, canvas))
    with transaction.atomic():
        # Written first: of two people who replace a file, the second waits here, then sees the file of the first.
        if not Canvas.objects.filter(pk=canvas.pk).update(title=title, purpose=purpose):
            raise Canvas.DoesNotExist
        gone = [TYPES[name].mime for name in {*files, *dropped}]
        for stored in files_of(canvas).filter(mime__in=gone):
            delete_file(stored, actor)
        for upload in files.values():
            store_upload(upload, owner=canvas, actor=actor)
        StarterCanvas.objects.filter(canvas=canvas).update(canvas=None)  # theirs now: no load writes over it
        index(canvas.card)


def move_canvas(canvas: Canvas, *, actor: Any, step: int) -> None:
    """Bring a canvas one rank up (-1) or down (1). Raises PermissionDenied."""
    require(permissions.can_edit_canvas(actor, canvas))
    with transaction.atomic():
        rows = list(canvas.card.canvases.all())
        at = rows.index(canvas)
        rows.insert(max(at + step, 0), rows.pop(at))
        for position, row in enumerate(rows, start=1):
            row.position = position
        Canvas.objects.bulk_update(rows, ["position"])


def remove_canvas(canvas: Canvas, *, actor: Any) -> None:
    """Take a canvas away with its files. Raises PermissionDenied."""
    require(permissions.can_edit_canvas(actor, canvas))
    with transaction.atomic():
        drop_canvas(canvas, actor=actor)
        index(canvas.card)


def drop_canvas(canvas: Canvas, *, actor: Any) -> None:
    """Delete a canvas and its files, in the caller's transaction. Raises PermissionDenied."""
    for stored in files_of(canvas):
        delete_file(stored, actor)
    canvas.delete()
