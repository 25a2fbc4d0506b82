"""The layouts of printed cards, each a template of `documents/`."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.documents import pdf
from methods.enums import PrintLayout
from methods.models import MethodCard
from methods.printing.sheets import printed_sheet

TEMPLATES = {
    PrintLayout.A5: "methods/a5.typ",
    PrintLayout.A4: "methods/a4.typ",
    PrintLayout.DECK: "methods/deck.typ",
}


def cards_pdf(
    cards: Sequence[MethodCard],
    layout: str,
    *,
    reader: Any,
    title: str,
    progress: Callable[[int], None] = lambda done: None,
) -> bytes:
    """These cards (from `queries.with_print`), in their order, as one accessible PDF.

    `reader`: whose rights decide which cases are named. `progress` is told how many cards are prepared.
    """
    sheets = []
    for done, card in enumerate(cards, start=1):
        sheets.append(printed_sheet(card, reader))
        progress(done)
    return pdf(TEMPLATES[PrintLayout(layout)], {"cards": sheets, **_cover(len(cards))}, title=title)


def _cover(count: int) -> dict[str, Any]:
    """What the first sheet of a deck says."""
    return {
        "count": ngettext("%d fiche", "%d fiches", count) % count,
        "how_title": _("Imprimer et découper"),
        "how": [
            _("Imprimez en A4, sans réduire, recto verso, en retournant la feuille sur le bord court."),
            _("Coupez au milieu, d’un repère à l’autre : chaque moitié est une fiche, son déroulé au dos."),
            _("Le carré noir et blanc ouvre la fiche sur un téléphone, avec ses supports et ce qu’on en dit."),
        ],
        "contents": _("Sommaire"),
        "families_title": _("Les familles, par leur motif"),
        "terms": _("Chaque fiche porte sa licence et ses sources. Citez Essaim et le nom de la fiche."),
    }
