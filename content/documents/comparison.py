"""A comparison on paper: one landscape table a part."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from content.comparing import Cell, Comparison, Part
from foundation.documents import blocks, pdf
from foundation.markup import RenderedHtml


def comparison_pdf(comparison: Comparison) -> bytes:
    """A tagged PDF of the comparison."""
    title = _("Comparaison : %s") % ", ".join(column.initiative.territory_name for column in comparison.columns)
    return pdf("content/comparison.typ", comparison_data(comparison), title=title)


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """What `comparison.typ` draws; texts only, none is read as source."""
    return {
        "title": _("Comparaison de %d initiatives") % len(comparison.columns),
        "cases": [
            {
                "name": column.name,
                "title": column.initiative.title,
                "place": column.place,
                "url": f"{settings.SITE_URL}{column.initiative.get_absolute_url()}",
            }
            for column in comparison.columns
        ],
        "names": [column.name for column in comparison.columns],
        "parts": [_part(part) for part in comparison.parts],
        "empty": _("La fiche ne le dit pas."),
        "silent": _("Aucune de ces fiches ne parle de : %s.") % ", ".join(comparison.silent)
        if comparison.silent
        else "",
    }


def _part(part: Part) -> dict[str, Any]:
    return {"title": part.title, "remark": part.remark, "cells": [_cell(cell) for cell in part.cells]}


def _cell(cell: Cell) -> dict[str, Any]:
    verdicts = [f"{row['word']}\u00a0: {row['statement']}" for row in cell.hypotheses]
    return {"items": [*cell.items, *verdicts], "text": blocks(RenderedHtml(cell.html)) if cell.html else []}
