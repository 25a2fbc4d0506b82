"""A sheet as values that `sheet.typ` draws: alone, or among the pages of a booklet."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.documents.figures import figure_data
from content.enums import HypothesisVerdict, Weight
from content.models import Hypothesis, Initiative, ToolUsed
from content.readable import place_of, sections_of, summary_of
from foundation.documents import blocks
from foundation.markup import RenderedHtml
from foundation.web.templatetags.french import fr_date

ROWS = ("themes", "hypotheses", "method_uses", "tools", "indicators", "factors", "sources")


def with_sheet_rows(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """The initiatives with all that `sheet_data` reads, whatever their number."""
    return rows.select_related("territory", "department", "region").prefetch_related(*ROWS)


def sheet_data(initiative: Initiative) -> dict[str, Any]:
    """What `#sheet(…)` of `content/documents/sheet.typ` draws; texts only, none is read as source."""
    return {
        "territory": initiative.territory_name,
        "place": place_of(initiative),
        "title": initiative.title,
        "summary": summary_of(initiative),
        "facts": _facts(initiative),
        "sections": [_section(section) for section in sections_of(initiative)],
        "hypotheses": _hypotheses(initiative),
        "indicators": {
            "title": _("En chiffres"),
            "rows": [figure_data(row) for row in initiative.indicators.all()],
        },
        "lists": [part for part in _lists(initiative) if part["items"]],
        "sources": {"title": _("Sources"), "rows": _sources(initiative)},
        "foot": _foot(initiative),
        "url": f"{settings.SITE_URL}{initiative.get_absolute_url()}",
    }


def _facts(initiative: Initiative) -> list[tuple[str, str]]:
    """Labels and values, those that say something."""
    pairs = [
        (_("Année"), str(initiative.year or "")),
        (_("Ce que c’est devenu"), initiative.get_outcome_display()),
        (_("Thèmes"), ", ".join(theme.name for theme in initiative.themes.all())),
        (_("Validée par la collectivité"), fr_date(initiative.vouched_at)),
        (_("Dernières nouvelles"), _news(initiative)),
    ]
    return [(label, value) for label, value in pairs if value]


def _news(initiative: Initiative) -> str:
    if not initiative.last_news_on:
        return ""
    return f"{initiative.get_last_news_display()}, {fr_date(initiative.last_news_on)}"


def _section(section: dict[str, str]) -> dict[str, Any]:
    return {"title": section["title"], "text": blocks(RenderedHtml(section["html"]))}


def _hypotheses(initiative: Initiative) -> dict[str, Any]:
    return {
        "title": _("Ce qui était supposé, ce que le terrain a répondu"),
        "tested": _("Testée par"),
        "evidence": _("Ce qui le montre"),
        "rows": [_hypothesis(row) for row in initiative.hypotheses.all()],
    }


def _hypothesis(row: Hypothesis) -> dict[str, str]:
    return {
        "verdict": row.verdict,
        "word": capfirst(str(HypothesisVerdict(row.verdict).label)),
        "statement": row.statement,
        "tested_by": row.tested_by,
        "evidence": row.evidence,
    }


def _lists(initiative: Initiative) -> list[dict[str, Any]]:
    factors = list(initiative.factors.all())
    return [
        {"title": _("Ce qui a pesé pour"), "items": [row.text for row in factors if row.weight == Weight.HELPED]},
        {"title": _("Ce qui a pesé contre"), "items": [row.text for row in factors if row.weight == Weight.HINDERED]},
        {"title": _("Méthodes employées"), "items": [use.name for use in initiative.method_uses.all()]},
        {"title": _("Outils"), "items": [_tool(row) for row in initiative.tools.all()]},
    ]


def _tool(row: ToolUsed) -> str:
    free = {True: _("logiciel libre"), False: _("logiciel non libre"), None: ""}[row.is_free]
    return ", ".join(part for part in (row.name, free, row.cost) if part)


def _sources(initiative: Initiative) -> list[dict[str, str]]:
    return [{"title": row.title, "locator": row.locator, "url": row.url} for row in initiative.sources.all()]


def _foot(initiative: Initiative) -> str:
    parts = [initiative.licence, initiative.provenance, _changed(initiative)]
    return " · ".join(part for part in parts if part)


def _changed(initiative: Initiative) -> str:
    if not initiative.changed_at:
        return ""
    return _("fiche à jour au %s") % fr_date(initiative.changed_at)
