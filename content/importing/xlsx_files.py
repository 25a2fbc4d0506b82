"""XLSX: the first sheet that has rows. Formulas are never calculated, nor what they gave last time read."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from content.importing.csv_files import check_length
from content.importing.decoding import refuse_other_kinds
from content.importing.headers import read_header
from content.importing.tables import FORMULA, MAX_COLUMNS, MAX_ROWS, Table, fill
from foundation.exchange.problems import FileRefused
from foundation.files import UploadRefused
from foundation.files.archives import open_document

# What openpyxl raises on damaged files.
BROKEN = (
    InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError, EOFError, OverflowError, NotImplementedError, RecursionError, AssertionError,
)  # fmt: skip
MAX_UNPACKED = 80_000_000
# Empty rows may announce themselves far below: nobody fills so many.
MOST_READ = MAX_ROWS * 4


def read_xlsx(content: bytes) -> Table:
    """The rows of a workbook. Raises FileRefused."""
    refuse_other_kinds(content)
    _check_archive(content)
    table = Table("XLSX")
    try:
        _read(table, content)
    except FileRefused:
        raise
    except BROKEN as error:
        raise FileRefused(
            _("Ce classeur est abîmé. Ouvrez-le dans un tableur et enregistrez-le à nouveau en XLSX.")
        ) from error
    return table


def _check_archive(content: bytes) -> None:
    try:
        archive = open_document(io.BytesIO(content))
    except UploadRefused as refusal:
        raise FileRefused(str(refusal)) from refusal
    if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
        raise FileRefused(_("Une fois décompressé, ce classeur est trop gros. Coupez-le en plusieurs."))
    if "xl/workbook.xml" not in archive.namelist():
        raise FileRefused(_("Ce fichier n’est pas un classeur XLSX. Enregistrez-le à nouveau dans ce format."))


def _read(table: Table, content: bytes) -> None:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        for sheet in book.worksheets:
            rows = enumerate(_values(sheet), start=1)
            for _line, header in rows:
                if any(value not in (None, "") for value in header):
                    read_header(table, ["" if value is None else _said(value) for value in header])
                    _fill(table, rows)
                    return
    finally:
        book.close()
    raise FileRefused(_("Ce classeur est vide : sa première ligne doit donner les noms des colonnes."))


def _fill(table: Table, rows: Iterator[tuple[int, list[Any]]]) -> None:
    for line, values in rows:
        fill(table, line, values, _said)
        check_length(table)


def _values(sheet: Any) -> Iterator[list[Any]]:
    sheet.reset_dimensions()  # what a file announces of its size is not believed
    for read, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1)):
        if read > MOST_READ:
            raise FileRefused(_("Ce classeur a trop de lignes. Supprimez celles qui sont vides, ou coupez-le."))
        yield [FORMULA if cell.data_type == "f" else cell.value for cell in row]


def _said(value: Any) -> str:
    """A value as somebody would have typed it."""
    if value is FORMULA:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time(0):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return str(value)
