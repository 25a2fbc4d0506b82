"""What every format becomes: a header and rows of texts, each text with its place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from content.importing.columns import Header, header_of
from content.importing.problems import Problem
from foundation.documents.sheets import FORMULA_STARTS
from foundation.exchange.problems import Level

MAX_FILE = 20_000_000
MAX_ROWS = 2_000
MAX_COLUMNS = 1_000
# A cell longer than what a sheet holds of a text is a mistake (a quote left open): nothing reads it.
MAX_CELL = 60_000

# What we write before a text that a spreadsheet would run; one apostrophe is taken back. A workbook saved from our
# CSV holds it too.
DEFUSED = re.compile(f"'+[ \u00a0\u202f]*[{re.escape(''.join(FORMULA_STARTS))}]")
# What stands in the place of a formula: never its text, never its result.
FORMULA = object()


@dataclass
class RawRow:
    """A row before it is understood: texts by key, at their line; `name` says a file of an archive."""

    line: int
    cells: dict[str, str]
    name: str = ""


@dataclass
class Table:
    """A file of cases as rows; `kind`, `encoding` and `separator` say how it was read."""

    kind: str
    header: Header = field(default_factory=Header)
    rows: list[RawRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    encoding: str = ""
    separator: str = ""

    def at(self, line: int, key: str) -> tuple[str, str]:
        """The name of a column and the place of its cell (« H12 »), as the file has them."""
        if key in self.header.keys:
            letter = get_column_letter(self.header.keys.index(key) + 1)
            return self.header.text_of(key), f"{letter}{line}"
        return header_of(key), ""

    def tell(self, level: str, line: int, key: str, message: str, understood: str = "") -> None:
        """Note a problem of a cell ("" for the whole row)."""
        column, place = self.at(line, key) if key else ("", "")
        self.problems.append(Problem(level, line, column, message, understood, place))


def fill(table: Table, line: int, values: list[object], say: Callable[[object], str]) -> None:
    """Add a row of a spreadsheet: `say` turns a value into a text. An empty row is passed over."""
    cells: dict[str, str] = {}
    for key, value in zip(table.header.keys, values, strict=False):
        if key is None or value is None:
            continue
        text = _checked(table, line, key, value, say)
        if text.strip():
            cells[key] = text
    if cells:
        table.rows.append(RawRow(line, cells))


def _checked(table: Table, line: int, key: str, value: object, say: Callable[[object], str]) -> str:
    if value is FORMULA:
        message = _("Cette cellule contient une formule, qui n’est jamais calculée. Collez sa valeur à la place.")
        table.tell(Level.ERROR, line, key, message)
        return ""
    text = say(value)
    if len(text) > MAX_CELL:
        message = _("Cette cellule fait %(found)s caractères ; la limite est de %(limit)s.") % {
            "found": len(text),
            "limit": MAX_CELL,
        }
        if text.count("\n") > 3:
            message = f"{message} " + _("Un guillemet n’est peut-être pas refermé avant elle.")
        table.tell(Level.ERROR, line, key, message)
        return ""
    return text[1:] if DEFUSED.match(text) else text
