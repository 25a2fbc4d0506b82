"""A sheet in words: its place, its hypotheses in one line, its sections, and a version as French labels and texts."""

from collections import Counter
from collections.abc import Iterable
from math import ceil
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content import freshness
from content.enums import HypothesisVerdict, Weight
from content.indicators import say_indicator
from content.models import Hypothesis, Initiative
from content.parts import Part
from content.snapshots import PLAIN_FIELDS, SECTIONS
from foundation.markup import plain_words
from foundation.web.templatetags.french import fr_number
from territories.enums import Kind

SECTION_TITLES = {
    "problem": gettext_lazy("Le problème"),
    "context": gettext_lazy("Le contexte"),
    "fieldwork": gettext_lazy("L’enquête de terrain"),
    "done": gettext_lazy("Ce qui a été fait"),
    "failed": gettext_lazy("Ce qui n’a pas marché"),
    "helped": gettext_lazy("Ce qui a aidé"),
    "afterwards": gettext_lazy("Et après"),
}
# `get_…_display` compares all the choices at each call: on a list, it is felt.
KINDS = dict(Kind.choices)
TWO_WEEKS, TWO_MONTHS = 14, 60  # in days
_COUNTED = {
    HypothesisVerdict.REFUTED: lambda n: ngettext("%d hypothèse infirmée", "%d hypothèses infirmées", n) % n,
    HypothesisVerdict.QUALIFIED: lambda n: ngettext("%d hypothèse nuancée", "%d hypothèses nuancées", n) % n,
    HypothesisVerdict.CONFIRMED: lambda n: ngettext("%d hypothèse confirmée", "%d hypothèses confirmées", n) % n,
}


def place_of(initiative: Initiative) -> str:
    """« commune · Allier · 24 000 habitants »: what tells two territories apart."""
    population = initiative.population or (initiative.territory.population if initiative.territory else None)
    parts = [
        str(KINDS.get(initiative.territory_kind, initiative.territory_kind)),
        initiative.department.name if initiative.department else "",
        _("%s habitants") % fr_number(population) if population else "",
    ]
    return " · ".join(part for part in parts if part)


def note_of(initiative: Initiative) -> str:
    """« 1 hypothèse infirmée · 2021 · Poursuivi (mars 2026) », refuted ones first: they teach most."""
    parts = [*_verdicts(initiative.hypotheses.all()), str(initiative.year or ""), freshness.in_a_list(initiative)]
    return " · ".join(part for part in parts if part)


def _verdicts(hypotheses: Iterable[Hypothesis]) -> list[str]:
    found = Counter(row.verdict for row in hypotheses)
    return [say(found[verdict]) for verdict, say in _COUNTED.items() if found[verdict]]


def summary_of(initiative: Initiative) -> str:
    """« En bref », without marks."""
    return plain_words(initiative.summary_html)


def delay_of(hours: int | None) -> str:
    """« Répond d’habitude en 2 jours »; empty while too few answers tell."""
    if hours is None:
        return ""
    days = ceil(hours / 24)
    if days <= 1:
        return _("Répond d’habitude en moins d’un jour")
    if days < TWO_WEEKS:
        return _("Répond d’habitude en %d jours") % days
    if days < TWO_MONTHS:
        return _("Répond d’habitude en %d semaines") % ceil(days / 7)
    return _("Répond d’habitude en plus de deux mois")


def sections_of(initiative: Initiative) -> list[dict[str, str]]:
    """The sections that say something, in reading order; what failed has the same place as the rest."""
    return [
        {"key": name, "title": str(title), "html": getattr(initiative, f"{name}_html")}
        for name, title in SECTION_TITLES.items()
        if getattr(initiative, name)
    ]


def readable(data: dict[str, Any]) -> dict[str, Any]:
    """The snapshot `data` by label, in reading order; rows are one line each."""
    return dict(_lines(data).values())


def readable_part(data: dict[str, Any], part: Part) -> dict[str, Any]:
    """The same, for one part of the sheet."""
    lines = _lines(data)
    return dict(lines[name] for name in part.holds if name in lines)


def passages_of(data: dict[str, Any], part: Part) -> list[tuple[str, str, Any]]:
    """The same, with the key of the snapshot before each label."""
    lines = _lines(data)
    return [(name, *lines[name]) for name in part.holds if name in lines]


def _lines(data: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """Each key of the snapshot with its label and what it says."""
    names = [name for name in (*PLAIN_FIELDS, *SECTIONS) if not name.endswith("_id")]
    return {name: (_label(name), _value(name, data[name])) for name in names} | {
        "themes": (_("Thèmes"), data["themes"]),
        "hypotheses": (_("Hypothèses"), [_hypothesis(row) for row in data["hypotheses"]]),
        "methods": (_("Méthodes employées"), [_joined(row["name"], row["card"]) for row in data["methods"]]),
        "indicators": (_("En chiffres"), [say_indicator(row) for row in data["indicators"]]),
        "tools": (_("Outils"), [_joined(row["name"], row["cost"]) for row in data["tools"]]),
        "factors": (_("Ce qui a pesé"), [_joined(Weight(row["weight"]).label, row["text"]) for row in data["factors"]]),
        "sources": (_("Sources"), [_joined(row["title"], row["locator"], row["url"]) for row in data["sources"]]),
    }


def _label(name: str) -> str:
    return capfirst(str(Initiative._meta.get_field(name).verbose_name))


def _value(name: str, value: Any) -> Any:
    choices = dict(Initiative._meta.get_field(name).flatchoices)
    return str(choices.get(value, "" if value is None else value))


def _hypothesis(row: dict[str, Any]) -> str:
    verdict = HypothesisVerdict(row["verdict"]).label
    return "\n".join(part for part in (_joined(verdict, row["statement"]), row["tested_by"], row["evidence"]) if part)


def _joined(*parts: Any) -> str:
    return " : ".join(str(part) for part in parts if part)
