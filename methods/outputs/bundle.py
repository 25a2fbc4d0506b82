"""All the papers of a workshop in one PDF: facilitator's sheet, agenda, materials, cards, canvases."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from methods.models import MethodCard, WorkshopPlan
from methods.outputs.canvases import canvases_of, gather
from methods.outputs.papers import agenda_part, facilitator_part, materials_part, papers_pdf
from methods.printing.sheets import printed_sheet
from methods.queries.outputs import cards_to_print

Told = Callable[[int], None]


def bundle_pdf(plan: WorkshopPlan, *, reader: Any, expect: Told, advance: Told) -> bytes:
    """The whole file of a workshop that comes from `queries.outputs.get_plan_on_paper`.

    `reader`: whose rights decide what is shown. `expect` is told how many cards and canvases there are, `advance` how
    many are ready.
    """
    cards = cards_to_print(plan)
    canvases = canvases_of(cards)
    expect(len(cards) + len(canvases))
    sheets = _sheets(cards, reader, advance)
    gathered = gather(canvases, done=lambda number: advance(len(cards) + number))
    parts = [facilitator_part(plan), agenda_part(plan), materials_part(plan)]
    parts += [{"kind": "card", "card": sheet} for sheet in sheets]
    if gathered.rows:
        parts.append({"kind": "canvases", "title": _("Supports à remplir"), "rows": gathered.rows})
    parts += [{"kind": "canvas-page"} | page for page in gathered.pages]
    return papers_pdf(plan, parts, title=_("Dossier"), pictures=gathered.pictures)


def _sheets(cards: list[MethodCard], reader: Any, advance: Told) -> list[dict[str, Any]]:
    sheets = []
    for number, card in enumerate(cards, start=1):
        sheets.append(printed_sheet(card, reader))
        advance(number)
    return sheets
