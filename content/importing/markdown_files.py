"""Markdown: one sheet a file, its facts in front matter, its parts under second-level headings; or a ZIP of them."""

import io
import re
import zipfile
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from content.importing.columns import GROUPS, SECTIONS, Group, Header, key_of, slot
from content.importing.csv_files import check_length
from content.importing.decoding import decode
from content.importing.tables import MAX_CELL, RawRow, Table
from foundation.exchange.facts import split_facts
from foundation.exchange.problems import FileRefused, Level
from foundation.exchange.words import spelled
from foundation.files import UploadRefused
from foundation.files.archives import open_document

MAX_SHEET = 1_000_000
HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*$", re.MULTILINE)
BY_TITLE = {spelled(text): column.key for column in SECTIONS for text in (column.header, *column.aliases)}


def read_markdown(content: bytes, name: str) -> Table:
    """The one row of a Markdown file. Raises FileRefused."""
    text, encoding = decode(content)
    table = Table("Markdown", Header(), encoding=encoding)
    _add(table, text, name)
    return table


def read_archive(content: bytes) -> Table:
    """One row for each Markdown file of a ZIP. Nothing is unpacked on the disk. Raises FileRefused."""
    try:
        archive = open_document(io.BytesIO(content))
    except UploadRefused as refusal:
        raise FileRefused(_("Cette archive ne peut pas être lue : %s") % refusal) from refusal
    table = Table("ZIP", Header())
    for entry in sorted(archive.infolist(), key=lambda found: found.filename):
        if entry.filename.lower().endswith(".md") and not entry.filename.startswith("__MACOSX/"):
            _add_entry(table, archive, entry)
            check_length(table)
    if not table.rows:
        raise FileRefused(_("Cette archive ne contient aucun fichier Markdown (.md)."))
    return table


def _add_entry(table: Table, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    line = len(table.rows) + 1
    try:
        if entry.file_size > MAX_SHEET:
            raise FileRefused(_("Ce fichier est trop long pour une fiche."))
        text, table.encoding = decode(archive.read(entry))
        _add(table, text, entry.filename)
    except FileRefused as refusal:
        table.rows.append(RawRow(line, {}, entry.filename))
        table.tell(Level.ERROR, line, "", f"{entry.filename} : {refusal}")


def _add(table: Table, text: str, name: str) -> None:
    row = RawRow(len(table.rows) + 1, {}, name)
    facts, body, _line = split_facts(text.replace("\r\n", "\n").replace("\r", "\n"))
    table.rows.append(row)
    for fact, value in facts.items():
        _take(table, row, fact, value.plain())
    for key, part in _parts(table, row, body):
        row.cells.setdefault(key, part)
    for key in [key for key, part in row.cells.items() if len(part) > MAX_CELL]:
        table.tell(Level.ERROR, row.line, key, _("Ce texte est trop long."))
        del row.cells[key]


def _take(table: Table, row: RawRow, fact: str, value: Any) -> None:
    group = next((group for group in GROUPS if spelled(fact) in (spelled(group.title), spelled(group.key))), None)
    if group:
        _take_rows(table, row, group, value if isinstance(value, list) else [value])
    elif (key := key_of(fact)) and key not in row.cells:
        row.cells[key] = _said(value)
    else:
        _unknown(table, row, fact)


def _take_rows(table: Table, row: RawRow, group: Group, values: list[Any]) -> None:
    for number, value in enumerate((value for value in values if value), start=1):
        parts = value if isinstance(value, dict) else {group.parts[0].key: value}
        for name, part in parts.items():
            key = _part_key(group, spelled(str(name)))
            if key:
                row.cells[slot(group.key, number, key)] = _said(part)
            else:
                _unknown(table, row, f"{group.title} : {name}")


def _part_key(group: Group, name: str) -> str:
    spellings = {spelled(text): part.key for part in group.parts for text in (part.key, part.header, *part.aliases)}
    return spellings.get(name, "")


def _unknown(table: Table, row: RawRow, fact: str) -> None:
    close = get_close_matches(spelled(fact), [spelled(column.header) for column in SECTIONS], n=1)
    message = _("« %s » n’est pas un fait connu, ou est répété.") % fact[:60]
    table.tell(Level.ERROR if close else Level.WARNING, row.line, "", message)


def _parts(table: Table, row: RawRow, body: str) -> Iterator[tuple[str, str]]:
    """The sections of the body; a heading that is none of ours stays in the section where it stands."""
    marks = [(found, BY_TITLE.get(spelled(found[1]))) for found in HEADING.finditer(body)]
    for found, key in marks:
        if key is None:
            message = _("Le titre « %s » n’est pas une partie de la fiche ; il reste où il est.") % found[1][:60]
            table.tell(Level.WARNING, row.line, "", message)
    ours = [(found, key) for found, key in marks if key]
    ends = [found.start() for found, _key in ours[1:]] + [len(body)]
    for (found, key), end in zip(ours, ends, strict=True):
        yield str(key), body[found.end() : end]


def _said(value: Any) -> str:
    """A YAML value as somebody would have typed it in a cell."""
    if isinstance(value, list):
        return "\n".join(_said(part) for part in value if not isinstance(part, (list, dict)))
    return "" if isinstance(value, dict) else str(value)
