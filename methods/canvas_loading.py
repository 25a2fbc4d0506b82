"""Bringing the starter canvases to their cards, again and again without harm."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.documents import pdf
from foundation.files import discard_file, files_of, keep_own_file
from foundation.search import index
from methods.loading import Loaded
from methods.models import Canvas, MethodCard, StarterCanvas
from methods.starter_canvases import SUPPORTS, CanvasSource, starter_canvases

LAYOUT = "methods/canvas.typ"


def load_canvases(folder: Path = SUPPORTS) -> Loaded:
    """Lay the starter canvases whose card exists; those that did not change are not composed again.

    What somebody changed or removed on the site is theirs: it is left as it is.
    """
    done = Loaded()
    laid = {row.key: row for row in StarterCanvas.objects.select_related("canvas")}
    sources = {source.key: source for source in starter_canvases(folder)}
    for card in MethodCard.objects.filter(slug__in=sources):
        _load(card, sources[card.slug], laid.get(card.slug), done)
    return done


def _load(card: MethodCard, source: CanvasSource, row: StarterCanvas | None, done: Loaded) -> None:
    drawn = _drawn(card, source)
    digest = hashlib.sha256(f"{drawn}{_layout()}".encode()).hexdigest()
    if row is None:
        _lay(card, source, drawn, StarterCanvas(key=source.key), digest)
        done.created += 1
    elif row.canvas is None:
        done.kept += 1
    elif row.digest != digest:
        _lay(card, source, drawn, row, digest)
        done.updated += 1


@transaction.atomic
def _lay(card: MethodCard, source: CanvasSource, drawn: str, row: StarterCanvas, digest: str) -> None:
    canvas = row.canvas or Canvas(card=card, position=0)
    canvas.title, canvas.purpose = source.title, source.purpose
    canvas.save()
    for stored in files_of(canvas):
        discard_file(stored)
    keep_own_file(ContentFile(compose(drawn, source.title), f"{source.key}.pdf"), owner=canvas)
    row.canvas, row.digest = canvas, digest
    row.save()
    index(card)


def compose(drawn: str, title: str) -> bytes:
    """The sheet as an accessible PDF of one page: some forty milliseconds."""
    return pdf(LAYOUT, json.loads(drawn), title=title)


def _drawn(card: MethodCard, source: CanvasSource) -> str:
    """All that the sheet says, as JSON."""
    said: dict[str, Any] = {
        "kicker": _("Fiche méthode · %s") % card.title,
        "licence": card.licence,
        "foot": f"Essaim, {settings.SITE_URL.partition('//')[2]}{card.get_absolute_url()}",
    }
    return json.dumps(source.sheet | said, ensure_ascii=False)


@cache
def _layout() -> str:
    """What draws the sheet: when it changes, every canvas is composed again."""
    folder = Path(apps.get_app_config("methods").path) / "documents" / "canvas.typ"
    return folder.read_text(encoding="utf-8")
