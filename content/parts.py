"""The parts of a sheet: it is written, commented and put together one part at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.completeness import missing_parts
from content.enums import SheetForm
from content.models.rows import UNMEASURED


@dataclass(frozen=True)
class Part:
    """`key` is its place in addresses; `holds` are the keys of the snapshot that it writes, and nobody else does."""

    key: str
    title: Any
    lead: Any
    holds: tuple[str, ...]


PARTS = (
    Part(
        "essentiel",
        _("L’essentiel"),
        _("Ce que l’on lit en premier, et dans les listes."),
        ("title", "summary", "year"),
    ),
    Part(
        "probleme",
        _("Le problème et son contexte"),
        _("Une personne d’une autre collectivité doit pouvoir se dire : c’est aussi chez nous."),
        ("problem", "context"),
    ),
    Part(
        "enquete",
        _("L’enquête et les hypothèses"),
        _("Ce que vous supposiez avant d’aller voir, et ce que le terrain a répondu."),
        ("fieldwork", "hypotheses"),
    ),
    Part(
        "fait",
        _("Ce qui a été fait"),
        _("Assez précis pour que d’autres puissent le refaire : qui, dans quel ordre, avec quoi."),
        ("done", "methods", "tools"),
    ),
    Part(
        "echecs",
        _("Ce qui n’a pas marché, ce qui a aidé"),
        _("C’est la partie la plus lue. Elle évite aux autres de refaire la même erreur."),
        ("failed", "helped", "factors"),
    ),
    Part(
        "resultats",
        _("Les résultats en chiffres"),
        _("Quelques chiffres datés suffisent. Sans mesure, une phrase vaut mieux que rien."),
        ("indicators",),
    ),
    Part(
        "apres",
        _("Et après"),
        _("Où en est-on aujourd’hui, et qui s’en occupe."),
        ("outcome", "afterwards"),
    ),
    Part(
        "themes",
        _("Pour être trouvée"),
        _("Quelques cases à cocher : c’est par elles que les autres arrivent jusqu’à vous."),
        ("themes", "axis", "posture", "proximity_form", "demand"),
    ),
    Part(
        "lieu",
        _("Le lieu"),
        _("La collectivité qui a porté le cas, ou le territoire qu’il couvre."),
        ("territory", "territory_name", "territory_kind", "department_id", "region_id", "population"),
    ),
    Part(
        "sources",
        _("Sources et licence"),
        _("D’où viennent les faits, et ce que les autres peuvent faire de votre texte."),
        ("sources", "licence"),
    ),
)
_BY_KEY = {part.key: part for part in PARTS}
_HOLDER = {name: part for part in PARTS for name in part.holds}


def part_called(key: str) -> Part | None:
    """The part of this address, or None."""
    return _BY_KEY.get(key)


def part_holding(name: str) -> Part:
    """The part where this key of the snapshot is written ("failed", "hypotheses"…). Raises KeyError."""
    return _HOLDER[name]


def part_after(part: Part) -> Part | None:
    """The part to write next, in the order of the sheet."""
    following = PARTS.index(part) + 1
    return PARTS[following] if following < len(PARTS) else None


def values_of(data: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """What a snapshot says in one part; indicators kept before they had measures compare as equal."""
    found = {name: data.get(name) for name in part.holds}
    if "indicators" in found:
        found["indicators"] = [{**UNMEASURED, **row} for row in found["indicators"] or ()]
    return found


def merged(data: Mapping[str, Any], part: Part, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The snapshot `data` with one part as it was typed.

    A short mention becomes a full sheet when it says all that one owes, what failed included; never the reverse.
    """
    result = {**data, **{name: typed[name] for name in part.holds}}
    if not missing_parts({**result, "form": SheetForm.FULL}):
        result["form"] = SheetForm.FULL.value
    return result
