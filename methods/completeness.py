"""What a card must say before editors read it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

MIN_STEPS = 2
REQUIRED = ("purpose", "when_to_use", "when_not", "audience", "pitfalls", "variants")


def missing_parts(data: Mapping[str, Any]) -> list[str]:
    """What is missing from a snapshot, as sentences for its author; empty when the card is complete."""
    from methods.models import MethodCard

    empty = [MethodCard._meta.get_field(name).verbose_name for name in REQUIRED if not data[name].strip()]
    sentences = [_("La partie « %s » est vide.") % name for name in empty]
    if len(data["steps"]) < MIN_STEPS:
        sentences.append(_("Décrivez au moins deux étapes, avec leurs minutes."))
    elif problem := minutes_problem(data):
        sentences.append(problem)
    return sentences


def neighbours_problem(data: Mapping[str, Any]) -> str:
    """Which neighbour is named twice, or ""."""
    named = [row["card"] for row in data["related"]]
    twice = next((slug for slug in named if named.count(slug) > 1), "")
    return _("« %s » est citée deux fois : gardez l’une des deux raisons.") % twice if twice else ""


def minutes_problem(data: Mapping[str, Any]) -> str:
    """What is wrong between the minutes of the steps and the announced duration, or ""."""
    total = sum(step["minutes"] for step in data["steps"])
    if not data["steps"] or data["duration_min"] <= total <= data["duration_max"]:
        return ""
    return _(
        "Les étapes totalisent %(total)d min ; la durée annoncée va de %(min)d à %(max)d min. "
        "Ajustez les minutes ou la durée."
    ) % {"total": total, "min": data["duration_min"], "max": data["duration_max"]}
