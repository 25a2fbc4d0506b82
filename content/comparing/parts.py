"""The parts of a comparison: one cell a case, and a word on what differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.comparing import cells, remarks
from content.models import Initiative
from content.readable import SECTION_TITLES, place_of


@dataclass(frozen=True)
class Column:
    """A case compared: the letter that names it, its territory, and its sheet."""

    letter: str
    initiative: Initiative

    @property
    def name(self) -> str:
        """« A · Vichy »."""
        return f"{self.letter} · {self.initiative.territory_name}"

    @property
    def place(self) -> str:
        return place_of(self.initiative)


@dataclass(frozen=True)
class Cell:
    """What one case says in one part: items, rows of hypotheses, or a text in safe HTML."""

    column: Column
    html: str = ""
    items: list[str] = field(default_factory=list)
    hypotheses: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.html or self.items or self.hypotheses)


@dataclass(frozen=True)
class Part:
    """One part, section against section; `remark` says what the cases share or not."""

    key: str
    title: str
    cells: list[Cell]
    remark: str = ""


@dataclass(frozen=True)
class Comparison:
    """The whole: its columns, its parts, and the titles of those of which no case says anything."""

    columns: list[Column]
    parts: list[Part]
    silent: list[str]


@dataclass(frozen=True)
class _Reading:
    """How a part is read on each case, and how its remark is made from the cases."""

    key: str
    title: str
    read: Callable[[Initiative], dict[str, Any]]
    remark: Callable[[Sequence[Initiative]], str]


def compare(initiatives: Sequence[Initiative]) -> Comparison:
    """Set cases side by side; they come with their rows (`queries.with_rows_compared`), so that nothing is asked."""
    columns = [Column(letter, initiative) for letter, initiative in zip(remarks.LETTERS, initiatives, strict=False)]
    parts = [_part(reading, columns) for reading in _readings()]
    told = [part for part in parts if not all(cell.is_empty for cell in part.cells)]
    return Comparison(columns, told, [part.title for part in parts if part not in told])


def _part(reading: _Reading, columns: Sequence[Column]) -> Part:
    found = [Cell(column, **reading.read(column.initiative)) for column in columns]
    remark = reading.remark([column.initiative for column in columns])
    silent = [cell.column.letter for cell in found if cell.is_empty]
    return Part(reading.key, reading.title, found, remark or remarks.said_by(silent, len(columns)))


def _readings() -> list[_Reading]:
    """The parts in reading order: the place, the problem, what was supposed, done, missed, found, and since."""
    return [
        _Reading("territoire", _("Le territoire"), cells.territory, remarks.on_territories),
        _Reading("themes", _("Les thèmes"), cells.themes, remarks.on_themes),
        _Reading("demande", _("La demande et la posture"), cells.demand, remarks.on_demands),
        *_sections("problem", "context", "fieldwork"),
        _Reading("hypotheses", _("Les hypothèses, et leur verdict"), cells.hypotheses, remarks.on_hypotheses),
        *_sections("done", "failed", "helped"),
        _Reading("methodes", _("Les méthodes"), cells.methods, remarks.on_methods),
        _Reading("chiffres", _("En chiffres"), cells.indicators, remarks.nothing),
        _Reading("outils", _("Les outils et leur coût"), cells.tools, remarks.on_tools),
        _Reading("poids", _("Ce qui a pesé"), cells.factors, remarks.nothing),
        _Reading("suite", _("Ce que c’est devenu"), cells.outcome, remarks.on_outcomes),
        *_sections("afterwards"),
        _Reading("nouvelles", _("Depuis la publication"), cells.news, remarks.nothing),
    ]


def _sections(*names: str) -> list[_Reading]:
    return [_Reading(name, capfirst(str(SECTION_TITLES[name])), cells.section(name), remarks.nothing) for name in names]
