"""One card as the printed layouts draw it: the sheet, the way back to it, where to go on reading."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.documents import blocks
from foundation.markup.citations import Cited, resolve
from foundation.web.templatetags.french import fr_date
from methods.models import MethodCard
from methods.printing.codes import qr_svg
from methods.printing.paragraphs import short_paragraphs
from methods.sheet import sheet_data


def printed_sheet(card: MethodCard, reader: Any) -> dict[str, Any]:
    """What `documents/sheet.typ` draws of a card (from `queries.with_print`), with what `reader` may see of its cases.

    One query when the card names cases.
    """
    address = f"{settings.SITE_URL}{card.get_absolute_url()}"
    return sheet_data(card, text=lambda html: short_paragraphs(blocks(html))) | {
        "family_label": str(card.get_family_display()),
        "again": _("Suite"),
        "address": address,
        "code": qr_svg(address),
        "code_alt": _("Code QR vers la fiche : %s") % address.partition("//")[2],
        "further": list(further(card, reader)),
    }


def further(card: MethodCard, reader: Any) -> Iterator[dict[str, Any]]:
    """What stands at the foot of the card, subject by subject; those that are empty are left out."""
    cases = {f"/initiatives/{row['slug']}/": row["note"] for row in card.case_notes}
    neighbours = card.neighbours  # type: ignore[attr-defined]  # given by `queries.with_print`
    parts = (
        (_("Supports à remplir, sur la page de la fiche"), [canvas.title for canvas in card.canvases.all()]),
        (_("À lire aussi"), [f"{row.other.title} ({_lower(row.reason)})" for row in neighbours]),
        (_("Où elle a servi"), _cases(cases, resolve(cases, reader))),
        (_("Sources"), [source["title"] for source in card.sources]),
        (_("Cette fiche"), list(_credits(card))),
    )
    return ({"title": title, "lines": lines} for title, lines in parts if lines)


def _cases(notes: dict[str, str], cited: dict[str, Cited]) -> list[str]:
    return [f"{cited[path].title} ({_lower(note)})" for path, note in notes.items() if path in cited]


def _credits(card: MethodCard) -> Iterable[str]:
    authors = ", ".join(str(author) for author in card.authors.all())
    yield authors or _("fonds de départ d’Essaim")
    if card.reviewed_by and card.reviewed_at:
        yield _("relue par %(name)s le %(day)s") % {"name": card.reviewed_by, "day": fr_date(card.reviewed_at)}
    if card.published_at:
        yield _("version %(number)d du %(day)s") % {"number": card.published_version, "day": fr_date(card.published_at)}
    yield card.licence


def _lower(sentence: str) -> str:
    """A sentence that stands between brackets."""
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")
