"""A case as the API says it whole: what `representation` says, then its texts and its rows."""

import math
from typing import Any

from django.urls import reverse
from django.utils import timezone

from content.api.representation import absolute, initiative_in_short, term
from content.documents import listed
from content.enums import HypothesisVerdict, Weight
from content.models import Adaptation, Hypothesis, Initiative
from content.readable import SECTION_TITLES
from content.snapshots import SECTIONS
from foundation.history.editorial import shown_version


def whole_initiative(row: Initiative) -> dict[str, Any]:
    """Everything that is public of a published case; five queries besides its own."""
    shown = shown_version(row).data
    return {
        **initiative_in_short(row),
        "sections": _sections(row),
        "hypotheses": [_hypothesis(one) for one in row.hypotheses.all()],
        "methodes": [_method(one) for one in shown["methods"]],
        "outils": [{"nom": one["name"], "libre": one["is_free"], "cout": one["cost"]} for one in shown["tools"]],
        "indicateurs": [_indicator(one) for one in shown["indicators"]],
        "facteurs": [_factor(one) for one in shown["factors"]],
        "sources": [_source(one) for one in shown["sources"]],
        "documents": [_document(one) for one in listed(row)],
        "nouvelles": _news(row),
        "adaptations": [_adaptation(one) for one in _standing(row)],
    }


def _document(one: dict[str, Any]) -> dict[str, str]:
    return {
        "nom": one["name"],
        "adresse": absolute(one["url"]),
        "legende": one["caption"],
        "credit": one["credit"],
        "droits": one["rights"],
    }


def _sections(row: Initiative) -> list[dict[str, str]]:
    titles = {"summary": Initiative._meta.get_field("summary").verbose_name, **SECTION_TITLES}
    return [
        {
            "cle": name,
            "titre": str(titles[name]),
            "markdown": getattr(row, name),
            "html": getattr(row, f"{name}_html"),
        }
        for name in SECTIONS
        if getattr(row, name)
    ]


def _hypothesis(row: Hypothesis) -> dict[str, Any]:
    verdict = {"cle": row.verdict, "libelle": str(HypothesisVerdict(row.verdict).label)}
    return {"enonce": row.statement, "testee_par": row.tested_by, "verdict": verdict, "preuve": row.evidence}


def _method(row: dict[str, Any]) -> dict[str, Any]:
    slug = row["card"]
    return {"nom": row["name"], "fiche": absolute(reverse("methods:card", args=[slug])) if slug else None}


def _indicator(row: dict[str, Any]) -> dict[str, Any]:
    """Versions older than measures only hold a sentence."""
    return {
        "nom": row.get("name", ""),
        "phrase": row.get("text", ""),
        "unite": row.get("unit", ""),
        "depart": number(row.get("baseline")),
        "vise": number(row.get("target")),
        "mesures": [_measure(one) for one in row.get("measures") or []],
    }


def _measure(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "date": str(row.get("date") or ""),
        "valeur": number(row.get("value")),
        "methode": row.get("method") or "",
    }


def number(value: Any) -> float | None:
    """A number that JSON can say."""
    return value if isinstance(value, int | float) and math.isfinite(value) else None


def _factor(row: dict[str, Any]) -> dict[str, Any]:
    weight = Weight(row["weight"])
    return {"sens": {"cle": weight.value, "libelle": str(weight.label)}, "texte": row["text"]}


def _source(row: dict[str, Any]) -> dict[str, str]:
    return {"titre": row["title"], "endroit": row["locator"], "adresse": row["url"]}


def _news(row: Initiative) -> list[dict[str, Any]]:
    given = row.follow_ups.exclude(status="").exclude(answered_at=None).order_by("answered_at", "pk")
    return [
        {
            "echeance": term(one, "milestone"),
            "suite": term(one, "status"),
            "pourquoi": one.why,
            "date": timezone.localdate(one.answered_at),
        }
        for one in given
    ]


def _standing(row: Initiative) -> Any:
    return row.adaptations.filter(withdrawn_at=None).select_related("collectivite", "initiative")


def _adaptation(row: Adaptation) -> dict[str, Any]:
    own = row.initiative
    return {
        "territoire": row.collectivite.label,
        "annee": row.year,
        "repris": row.taken,
        "change": row.changed,
        "resultat": row.result,
        "initiative": own.slug if own and own.is_published else None,
    }
