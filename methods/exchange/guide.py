"""What the page of imports says of each key of a file, and the file to start from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from methods.exchange.canvases import CANVASES
from methods.exchange.canvases import COLUMNS as CANVAS_COLUMNS
from methods.exchange.layout import CHOICES, ROWS

TEMPLATE = Path(__file__).parent / "modele-de-fiche.md"
COLUMNS = {key: columns for key, (_name, columns) in ROWS.items()} | {CANVASES: CANVAS_COLUMNS}
HELP: dict[str, Promise] = {
    "title": _("Le nom de la méthode."),
    "summary": _("Une phrase, 160 caractères au plus."),
    "family": _("La famille :"),
    "phase": _("Le moment où elle sert le plus :"),
    "level": _("Le niveau de qui anime :"),
    "setting": _("Le lieu :"),
    "duration_min, duration_max": _("La durée, en minutes. Le total des étapes est entre les deux."),
    "group_min, group_max": _("Le nombre de personnes."),
    "licence": _("La licence du texte, par exemple « Licence Ouverte 2.0 »."),
    "steps": _("Les étapes, de deux à quarante, avec ce que l’on dit à voix haute si cela aide :"),
    "materials": _("Facultatif. Ce qu’il faut, et combien :"),
    "related": _("Facultatif. Les fiches à lire aussi (leur adresse), et pourquoi :"),
    "initiatives": _("Facultatif. Les exemples (l’adresse de l’initiative), et ce qu’ils montrent :"),
    "canvases": _("Facultatif. Les supports à remplir, dont les fichiers sont dans supports/<adresse>/ :"),
    "sources": _("Facultatif. Les ouvrages :"),
}


@dataclass(frozen=True)
class Line:
    """A key and what it holds; `words` are those it takes, or the columns of its rows."""

    key: str
    help: str
    words: str = ""


def guide() -> Iterator[Line]:
    """One line a key, in the order of the file."""
    for key, said in HELP.items():
        words = CHOICES[key].values if key in CHOICES else COLUMNS.get(key, ())
        yield Line(key, str(said), ", ".join(words))
