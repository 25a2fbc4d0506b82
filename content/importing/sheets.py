"""A row of a file, understood: the snapshot of a sheet, or what keeps it out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from content.completeness import missing_parts
from content.enums import Axis, Demand, Outcome, Posture, ProximityForm, SheetForm
from content.importing.columns import CONTINUED, SECTION_KEYS
from content.importing.places import Place, PlaceRefused, Places
from content.importing.row_groups import GroupReader, too_long
from content.importing.tables import RawRow, Table
from content.importing.values import count_of, text_of, year_of
from content.models import DEFAULT_LICENCE, Initiative
from content.snapshots import SECTIONS
from content.vocabulary import Term
from foundation.exchange.problems import Level
from foundation.exchange.words import choice_of, spelled
from foundation.markup.guard import MarkupRefused, accept
from territories.enums import Kind

Value = TypeVar("Value")
MOST_THEMES = 5
THEME_SEPARATOR = re.compile(r"[;|,\n]")
ONE_LINE = ("title", "territory_name", "licence", "external_id")
CHOICES: dict[str, tuple[Any, str]] = {
    "form": (SheetForm, SheetForm.FULL.value),
    "axis": (Axis, ""),
    "posture": (Posture, Posture.NONE.value),
    "proximity_form": (ProximityForm, ProximityForm.NONE.value),
    "demand": (Demand, ""),
    "outcome": (Outcome, Outcome.UNKNOWN.value),
}


@dataclass
class ReadSheet:
    """A row: its snapshot when nothing is wrong; `missing` is what keeps it a draft; `new_body` is to be created."""

    line: int
    external_id: str
    title: str
    place: str = ""
    data: dict[str, Any] | None = None
    missing: list[str] = field(default_factory=list)
    new_body: tuple[str, str, str | None] | None = None


class SheetReader:
    """Reads the rows of a table one by one; everything they share was fetched before."""

    def __init__(self, table: Table, origin: str, *, themes: list[Term], cards: list[tuple[str, str]]) -> None:
        self.table, self.origin = table, origin
        self.theme_names = {theme.slug: theme.name for theme in themes}
        self.themes = {spelled(word): theme.slug for theme in themes for word in (theme.name, theme.slug)}
        rows = [row.cells for row in table.rows]
        self.places = Places([row.get("code", "") for row in rows], [row.get("body", "") for row in rows])
        self.groups = GroupReader(table, cards)
        self.seen: dict[str, int] = {}

    def read(self, row: RawRow) -> ReadSheet:
        """The sheet of a row; its problems are told to the table."""
        before = len(self.table.problems)
        cells = {key: _tidied(key, text) for key, text in row.cells.items() if "." not in key}
        sheet = ReadSheet(row.line, self._identifier(row, cells), cells.get("title", ""))
        place, kind = self._place(row.line, cells)
        data = {
            **self._plain(row.line, cells),
            **self._sections(row),
            **self._placed(row.line, cells, place, kind),
            "themes": self._themes(row.line, cells.get("themes", "")),
            **self.groups.read(row),
        }
        sheet.place, sheet.new_body = place.label or data["territory_name"], place.new_body
        self._garbled(row)
        if not any(problem.level == Level.ERROR for problem in self.table.problems[before:]):
            sheet.data, sheet.missing = data, missing_parts(data)
        return sheet

    def _identifier(self, row: RawRow, cells: dict[str, str]) -> str:
        """« cdg35/12 »; one that names its origin already is kept as it is."""
        raw = cells.get("external_id", "") or (row.name.rsplit("/", 1)[-1].removesuffix(".md") if row.name else "")
        if not raw:
            self._tell(Level.ERROR, row.line, "external_id", _("Donnez un identifiant : un numéro suffit."))
            return ""
        identifier = raw if "/" in raw else f"{self.origin}/{raw}"
        if len(identifier) > 200:
            self._tell(Level.ERROR, row.line, "external_id", too_long(len(identifier), 200))
        first = self.seen.setdefault(identifier, row.line)
        if first != row.line:
            message = _("Cet identifiant est déjà celui de la ligne %d.") % first
            self._tell(Level.ERROR, row.line, "external_id", message)
        return identifier

    def _plain(self, line: int, cells: dict[str, str]) -> dict[str, Any]:
        if not cells.get("title"):
            self._tell(Level.ERROR, line, "title", _("Donnez un titre."))
        for key in ("title", "territory_name", "licence"):
            self._check_length(line, key, cells.get(key, ""))
        return {
            "title": cells.get("title", ""),
            **{key: self._choice(line, key, cells.get(key, "")) for key in CHOICES},
            "population": self._understood(line, "population", count_of, cells.get("population", "")),
            "year": self._understood(line, "year", year_of, cells.get("year", "")),
            "licence": cells.get("licence") or DEFAULT_LICENCE,
        }

    def _choice(self, line: int, key: str, raw: str) -> str:
        choices, empty = CHOICES[key]
        return self._understood(line, key, lambda text: choice_of(choices, text, empty), raw) or empty

    def _sections(self, row: RawRow) -> dict[str, str]:
        found = {}
        for name in SECTIONS:
            text = text_of(row.cells.get(name, "") + row.cells.get(f"{name}.{CONTINUED}", ""))
            try:
                accept(text)
            except MarkupRefused as refusal:
                self._tell(Level.ERROR, row.line, name, str(refusal))
            found[name] = text
        if not found["summary"]:
            self._tell(Level.ERROR, row.line, "summary", _("Dites en deux ou trois phrases de quoi il s’agit."))
        return found

    def _place(self, line: int, cells: dict[str, str]) -> tuple[Place, str]:
        code, body = cells.get("code", ""), cells.get("body", "")
        kind = self._understood(
            line, "territory_kind", lambda raw: choice_of(Kind, raw, ""), cells.get("territory_kind", "")
        )
        department = self._refusable(line, lambda: self.places.department_of(cells.get("department", "")))
        region = self._refusable(line, lambda: self.places.region_of(cells.get("region", "")))
        found = self._refusable(line, lambda: self.places.find(code, body, kind or "", department))
        place = found or Place(refused=True)
        for key, note in place.notes:
            self._tell(Level.WARNING, line, key, note, _("compris : %s") % place.label)
        place.department, place.region = department, region
        return place, kind or ""

    def _placed(self, line: int, cells: dict[str, str], place: Place, kind: str) -> dict[str, Any]:
        """Where the case is: a body says its nature and its place, as on the page where a sheet is written."""
        body = place.body
        name = cells.get("territory_name") or (body.name if body else "") or cells.get("body", "")
        if body and kind and kind != body.kind:
            self._tell(Level.WARNING, line, "territory_kind", _("Cette nature n’est pas celle de %s.") % body.label,
                       _("compris : %s") % body.get_kind_display())  # fmt: skip
        if not name and not place.refused:
            self._tell(Level.ERROR, line, "body", _("Dites de quel territoire il s’agit : un code, ou un nom."))
        elif not body and not kind and not place.refused:
            self._tell(
                Level.ERROR, line, "territory_kind", _("Sans collectivité connue, dites la nature du territoire.")
            )
        department = (body.department if body else None) or place.department
        region = (body.region if body else None) or place.region or (department.region if department else None)
        return {
            "territory": body.pk if body else None,
            "territory_name": name,
            "territory_kind": body.kind if body else kind,
            "department_id": department.pk if department else None,
            "region_id": region.pk if region else None,
        }

    def _themes(self, line: int, raw: str) -> list[str]:
        named = [text.strip() for text in THEME_SEPARATOR.split(raw) if text.strip()]
        for text in named:
            if spelled(text) not in self.themes:
                close = get_close_matches(spelled(text), self.themes, n=1, cutoff=0.6)
                hint = _(" Vouliez-vous dire « %s » ?") % self.theme_names[self.themes[close[0]]] if close else ""
                self._tell(Level.ERROR, line, "themes", _("« %s » n’est pas un thème de la liste.") % text[:60] + hint)
        found = sorted({self.themes[spelled(text)] for text in named if spelled(text) in self.themes})
        if len(found) > MOST_THEMES:
            self._tell(Level.ERROR, line, "themes", _("Choisissez cinq thèmes au plus."))
        return found

    def _garbled(self, row: RawRow) -> None:
        for key, text in row.cells.items():
            if "\ufffd" in text_of(text):
                self._tell(Level.WARNING, row.line, key, _("Un caractère illisible a été remplacé par « \ufffd »."))

    def _check_length(self, line: int, key: str, text: str) -> None:
        most = getattr(Initiative._meta.get_field(key), "max_length", None) or 0
        if len(text) > most:
            self._tell(Level.ERROR, line, key, too_long(len(text), most))

    def _understood(self, line: int, key: str, understand: Callable[[str], Value], raw: str) -> Value | None:
        try:
            return understand(raw)
        except ValueError as error:
            self._tell(Level.ERROR, line, key, str(error))
            return None

    def _refusable(self, line: int, find: Callable[[], Value]) -> Value | None:
        try:
            return find()
        except PlaceRefused as refusal:
            self._tell(Level.ERROR, line, refusal.key, str(refusal))
            return None

    def _tell(self, level: str, line: int, key: str, message: str, understood: str = "") -> None:
        self.table.tell(level, line, key, message, understood)


def _tidied(key: str, text: str) -> str:
    """The text in order; what holds on one line is put on one."""
    return text if key in SECTION_KEYS else " ".join(text_of(text).split("\n")) if key in ONE_LINE else text_of(text)
