"""What one case says in each part of a comparison."""

from collections.abc import Callable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.enums import HypothesisVerdict, Posture, Weight
from content.models import Indicator, Initiative, ToolUsed
from content.readable import place_of
from foundation.web.templatetags.french import fr_date, fr_number

Said = dict[str, Any]


def territory(initiative: Initiative) -> Said:
    """Its kind, department and population."""
    return _items(capfirst(place_of(initiative)), str(initiative.year or ""))


def themes(initiative: Initiative) -> Said:
    return _items(*(theme.name for theme in initiative.themes.all()))


def demand(initiative: Initiative) -> Said:
    """What was asked, and how the team went about it."""
    posture = "" if initiative.posture == Posture.NONE else initiative.get_posture_display()
    return _items(initiative.get_demand_display(), posture, initiative.get_axis_display())


def section(name: str) -> Callable[[Initiative], Said]:
    """The reader of a section of text."""
    return lambda initiative: {"html": getattr(initiative, f"{name}_html") if getattr(initiative, name) else ""}


def hypotheses(initiative: Initiative) -> Said:
    """Each hypothesis with its verdict, and what shows it."""
    return {"hypotheses": [_hypothesis(row) for row in initiative.hypotheses.all()]}


def _hypothesis(row: Any) -> dict[str, str]:
    word = capfirst(str(HypothesisVerdict(row.verdict).label))
    return {"verdict": row.verdict, "word": word, "statement": row.statement, "evidence": row.evidence}


def methods(initiative: Initiative) -> Said:
    return _items(*(capfirst(use.name) for use in initiative.method_uses.all()))


def indicators(initiative: Initiative) -> Said:
    return _items(*(_indicator(row) for row in initiative.indicators.all()))


def _indicator(row: Indicator) -> str:
    """« Passages : au départ 10, visé 40, mesuré 38 par semaine », or its sentence."""
    last = row.measures[-1].get("value") if row.measures else None
    said = [
        words % fr_number(value)
        for words, value in ((_("au départ %s"), row.baseline), (_("visé %s"), row.target), (_("mesuré %s"), last))
        if value is not None
    ]
    figures = " ".join(part for part in (", ".join(said), row.unit if said else "") if part)
    named = f"{row.name}\u00a0: {figures}" if row.name and figures else row.name
    return ". ".join(part for part in (named, row.text) if part)


def tools(initiative: Initiative) -> Said:
    return _items(*(_tool(row) for row in initiative.tools.all()))


def _tool(row: ToolUsed) -> str:
    return ", ".join(part for part in (row.name, _("logiciel libre") if row.is_free else "", row.cost) if part)


def factors(initiative: Initiative) -> Said:
    rows = initiative.factors.all()
    return _items(*(f"{capfirst(str(Weight(row.weight).label))}\u00a0: {row.text}" for row in rows))


def outcome(initiative: Initiative) -> Said:
    return _items(initiative.get_outcome_display())


def news(initiative: Initiative) -> Said:
    """What is known since: news, who vouched, how many territories took it up."""
    told = initiative.last_news and (initiative.get_last_news_display(), fr_date(initiative.last_news_on))
    taken = initiative.adaptation_count
    return _items(
        capfirst(_("%s, le %s") % told) if told else "",
        _("Validée par la collectivité") if initiative.vouched_at else "",
        ngettext("Reprise par %d territoire", "Reprise par %d territoires", taken) % taken if taken else "",
    )


def _items(*said: str) -> Said:
    return {"items": [str(one) for one in said if one]}
