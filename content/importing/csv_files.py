"""CSV: semicolons, commas or tabulations, as offices write it."""

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.importing.columns import key_of
from content.importing.decoding import decode
from content.importing.headers import read_header
from content.importing.tables import MAX_FILE, MAX_ROWS, Table, fill
from foundation.exchange.problems import FileRefused

SEPARATORS = ";,\t"


def read_csv(content: bytes) -> Table:
    """The rows of a CSV file. Raises FileRefused."""
    text, encoding = decode(content)
    announced = re.match(r"sep=([;,\t])\r?\n", text)  # written by Excel, and hidden by it
    text = text[announced.end() :] if announced else text
    table = Table("CSV", encoding=encoding, separator=announced[1] if announced else _separator(text))
    rows = _rows(text, table.separator)
    try:
        first = next(rows, [])
        if not any(value.strip() for value in first):
            raise FileRefused(_("La première ligne de ce fichier est vide : elle doit donner les noms des colonnes."))
        read_header(table, first)
        for line, values in enumerate(rows, start=2):
            fill(table, line, list(values), str)
            check_length(table)
    except csv.Error as error:
        raise FileRefused(_("Ce CSV est abîmé. Ouvrez-le dans un tableur et enregistrez-le à nouveau.")) from error
    return table


def check_length(table: Table) -> None:
    """Raise FileRefused past the most rows that one file may hold."""
    if len(table.rows) > MAX_ROWS:
        raise FileRefused(_("Ce fichier a plus de %d lignes. Coupez-le en plusieurs fichiers.") % MAX_ROWS)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_FILE)  # a cell too long is told as such, the rest of the file is read
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _separator(text: str) -> str:
    """The sign that gives the most columns we know."""
    head = text[:100_000]
    return max(SEPARATORS, key=lambda sign: sum(key_of(value) is not None for value in _first(head, sign)))


def _first(head: str, separator: str) -> list[str]:
    try:
        return next(_rows(head, separator), [])
    except csv.Error:
        return []
