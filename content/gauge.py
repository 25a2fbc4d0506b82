"""How complete a sheet is, and the next most useful thing to add to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.parts import PARTS, Part, part_called, values_of
from content.snapshots import blank_snapshot


@dataclass(frozen=True)
class Useful:
    """Something a sheet may say: in which part, whether it does, and what it would bring to its readers."""

    part: str
    says: Callable[[Mapping[str, Any]], bool]
    label: Any
    why: Any


def _any(*names: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda data: any(bool(data.get(name)) for name in names)


# The most useful first, for somebody who looks for a case like theirs.
USEFUL = (
    Useful(
        "probleme",
        _any("problem"),
        gettext_lazy("Racontez le problème"),
        gettext_lazy("C’est par lui que l’on reconnaît sa propre situation."),
    ),
    Useful(
        "fait",
        _any("done"),
        gettext_lazy("Dites ce qui a été fait"),
        gettext_lazy("Sans cela, personne ne peut le refaire."),
    ),
    Useful(
        "echecs",
        _any("failed"),
        gettext_lazy("Dites ce qui n’a pas marché"),
        gettext_lazy("C’est ce que les autres cherchent en premier ; sans cela, la fiche reste une courte mention."),
    ),
    Useful(
        "sources",
        _any("sources"),
        gettext_lazy("Citez une source"),
        gettext_lazy("On doit pouvoir vérifier. Votre propre expérience, datée, en est une."),
    ),
    Useful(
        "themes",
        _any("themes"),
        gettext_lazy("Choisissez un thème"),
        gettext_lazy("Une fiche sans thème n’est trouvée que par ses mots."),
    ),
    Useful(
        "enquete",
        _any("hypotheses"),
        gettext_lazy("Écrivez une hypothèse et son verdict"),
        gettext_lazy("Une idée démentie par le terrain fait gagner des mois à d’autres."),
    ),
    Useful(
        "resultats",
        _any("indicators"),
        gettext_lazy("Donnez un chiffre"),
        gettext_lazy("Même petit, il dit l’échelle : c’est lui que l’on cite devant les élus."),
    ),
    Useful(
        "apres",
        _any("afterwards"),
        gettext_lazy("Dites où l’on en est aujourd’hui"),
        gettext_lazy("Savoir si cela a duré compte autant que le début."),
    ),
    Useful(
        "enquete",
        _any("fieldwork"),
        gettext_lazy("Racontez l’enquête de terrain"),
        gettext_lazy("Qui a été rencontré, et combien : c’est ce qui rend le reste croyable."),
    ),
    Useful(
        "probleme",
        _any("context"),
        gettext_lazy("Donnez le contexte"),
        gettext_lazy("Il permet de juger si cela marcherait ailleurs."),
    ),
    Useful(
        "fait",
        _any("methods", "tools"),
        gettext_lazy("Nommez une méthode ou un outil"),
        gettext_lazy("Il mène à la fiche méthode, et de la fiche méthode à vous."),
    ),
    Useful(
        "echecs",
        _any("helped", "factors"),
        gettext_lazy("Dites ce qui a aidé"),
        gettext_lazy("On saura ce qu’il faut réunir avant de commencer."),
    ),
    Useful(
        "essentiel",
        _any("year"),
        gettext_lazy("Donnez l’année"),
        gettext_lazy("Un cas sans date vieillit mal."),
    ),
    Useful(
        "lieu",
        _any("territory", "department_id", "region_id"),
        gettext_lazy("Précisez le lieu"),
        gettext_lazy("Il place le cas sur la carte et dans « territoires comme le mien »."),
    ),
)


@dataclass(frozen=True)
class Gauge:
    """How many of the useful things are said, and the first that is not."""

    done: int
    total: int
    following: Useful | None

    @property
    def label(self) -> str:
        if self.following is None:
            return _("La fiche dit tout ce qu’elle peut dire")
        return _("%(done)d éléments sur %(total)d") % {"done": self.done, "total": self.total}

    @property
    def part(self) -> Part | None:
        """Where to write the next thing."""
        return part_called(self.following.part) if self.following else None


def gauge(data: Mapping[str, Any]) -> Gauge:
    """The completeness of a snapshot."""
    unsaid = [useful for useful in USEFUL if not useful.says(data)]
    return Gauge(len(USEFUL) - len(unsaid), len(USEFUL), next(iter(unsaid), None))


def states(data: Mapping[str, Any]) -> dict[str, str]:
    """Each part as "done", "begun" or "empty"."""
    blank = blank_snapshot()
    return {part.key: _state(part, data, blank) for part in PARTS}


def _state(part: Part, data: Mapping[str, Any], blank: Mapping[str, Any]) -> str:
    if all(useful.says(data) for useful in USEFUL if useful.part == part.key):
        return "done"
    return "empty" if values_of(data, part) == values_of(blank, part) else "begun"
