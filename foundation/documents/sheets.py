"""Spreadsheets: CSV as French offices read it, XLSX with types; a formula in a cell stays a text."""

import csv as csv_format
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

Row = Sequence[Any]
BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NUMBERS = (int, float, Decimal)


def csv(rows: Iterable[Row], header: Row) -> bytes:
    """Return a CSV file: semicolons, UTF-8 with its mark, decimal commas, dates as 12/03/2026."""
    return "".join(csv_lines(rows, header)).encode()


def csv_lines(rows: Iterable[Row], header: Row) -> Iterator[str]:
    """Yield the same CSV line by line, for a StreamingHttpResponse."""
    buffer = io.StringIO()
    writer = csv_format.writer(buffer, delimiter=";")
    yield BOM
    for row in _with_header(rows, header):
        writer.writerow([_as_text(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def xlsx(rows: Iterable[Row], header: Row) -> bytes:
    """Return an XLSX file: numbers and dates keep their type, texts are never formulas."""
    output = io.BytesIO()
    write_xlsx(output, rows, header)
    return output.getvalue()


def write_xlsx(output: IO[bytes], rows: Iterable[Row], header: Row) -> None:
    """Write the same XLSX into a file; the rows are read one by one and none is kept."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, value) for value in header])
    for row in rows:
        sheet.append([None if value is None else _cell(sheet, value) for value in row])
    book.save(output)


def _with_header(rows: Iterable[Row], header: Row) -> Iterator[Row]:
    yield header
    yield from rows


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, NUMBERS):
        return str(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return f"{_local(value):%d/%m/%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return _defused(str(value))


def _defused(text: str) -> str:
    """An apostrophe before what a spreadsheet would run."""
    return f"'{text}" if text.lstrip(" \u00a0\u202f").startswith(FORMULA_STARTS) else text


def _local(moment: dt.datetime) -> dt.datetime:
    return timezone.localtime(moment).replace(tzinfo=None) if timezone.is_aware(moment) else moment


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return WriteOnlyCell(sheet, _local(value))
    if value is None or isinstance(value, (*NUMBERS, bool, dt.date)):
        return WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    cell.data_type = "s"
    cell.quotePrefix = True  # stays a text even when somebody edits the cell
    return cell


def _heading(sheet: Any, value: Any) -> Any:
    cell = _cell(sheet, value)
    cell.font = Font(bold=True)
    return cell
