"""A collection as one PDF: cover, contents, presentation, each sheet with its note, terms."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.documents.sheets import sheet_data
from content.models import Collection
from content.queries.collections import Kept
from foundation.documents import pdf
from foundation.web.templatetags.french import fr_date


def booklet_pdf(
    collection: Collection, kept: list[Kept], *, progress: Callable[[int], None] = lambda done: None
) -> bytes:
    """The booklet of these cases, in their order. `progress` is told how many sheets are prepared."""
    return pdf("content/booklet.typ", booklet_data(collection, kept, progress), title=collection.title)


def booklet_data(collection: Collection, kept: list[Kept], progress: Callable[[int], None]) -> dict[str, Any]:
    """What `booklet.typ` draws. A case that is no longer on line is named, its sheet is not printed."""
    on_line = [row for row in kept if row.is_on_line]
    return {
        "kicker": _("Collection d’initiatives"),
        "by": _("Rassemblée par %s") % collection.owner,
        "date": _("Livret composé le %s") % fr_date(timezone.localdate()),
        "count": ngettext("%d initiative", "%d initiatives", len(on_line)) % len(on_line),
        "contents": _("Sommaire"),
        "intro_title": _("Présentation"),
        "intro": _paragraphs(collection.intro),
        "note_title": _("Pourquoi ce cas"),
        "sheets": list(_sheets(on_line, progress)),
        "gone_title": _("Ne sont plus en ligne"),
        "gone": [row.initiative.title for row in kept if not row.is_on_line],
        "terms_title": _("Sources et conditions de réutilisation"),
        "terms": _terms(on_line),
        "site": settings.SITE_URL,
    }


def _sheets(on_line: list[Kept], progress: Callable[[int], None]) -> Iterable[dict[str, Any]]:
    for done, row in enumerate(on_line, start=1):
        yield sheet_data(row.initiative) | {"note": _paragraphs(row.item.note)}
        progress(done)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.splitlines() if part.strip()]


def _terms(on_line: list[Kept]) -> list[str]:
    licences = sorted({row.initiative.licence for row in on_line if row.initiative.licence})
    return [
        _("Les sources de chaque initiative sont citées au bas de sa fiche, avec son adresse sur Essaim."),
        _("Licence des fiches : %s. Citez le territoire, la fiche et sa date.") % ", ".join(licences)
        if licences
        else "",
        _("La présentation et les notes sont de la personne qui a rassemblé les fiches."),
    ]
