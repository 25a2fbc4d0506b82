"""The files that a search gives."""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse

from content.exporting.cells import Cells, cells_of, cut
from content.exporting.markdown import markdown_of
from content.exporting.rows import columns_for, sheets_of
from content.importing.columns import GROUPS, PLAIN, Group, header_of, slot
from content.importing.tables import DEFUSED
from content.models import Initiative
from foundation.documents import sheets
from foundation.exchange.outgoing import pieces, zipped
from foundation.exchange.words import spelled


@dataclass
class Export:
    """The published sheets of these keys; `site` goes before their addresses."""

    keys: Sequence[int]
    site: str = ""

    def rows(self) -> Iterator[tuple[Initiative, Cells]]:
        """Each sheet with its cells."""
        return ((initiative, cells_of(initiative)) for initiative in sheets_of(self.keys))

    def csv(self) -> Iterator[str]:
        """Line by line."""
        columns = columns_for(self.keys, cut_texts=False)
        lines = ([_guarded(cells.get(key)) for key in columns] for _sheet, cells in self.rows())
        return sheets.csv_lines(lines, headers(columns))

    def xlsx(self) -> Iterator[bytes]:
        """Written in a temporary file, then sent piece by piece."""
        columns = columns_for(self.keys, cut_texts=True)
        rows = (cut(cells) for _sheet, cells in self.rows())
        with tempfile.TemporaryFile() as draft:
            sheets.write_xlsx(draft, ([_exact(cells.get(key)) for key in columns] for cells in rows), headers(columns))
            yield from pieces(draft)

    def json(self) -> Iterator[str]:
        """One sheet a line, in one document."""
        yield '{"initiatives": ['
        for number, (initiative, cells) in enumerate(self.rows()):
            yield (",\n" if number else "\n") + json.dumps(self._object(initiative, cells), ensure_ascii=False)
        yield "\n]}\n"

    def zip(self) -> Iterator[bytes]:
        """One Markdown file a sheet."""
        return zipped((f"{initiative.slug}.md", markdown_of(cells)) for initiative, cells in self.rows())

    def _object(self, initiative: Initiative, cells: Cells) -> dict[str, Any]:
        address = reverse("content:initiative", args=[initiative.slug])
        return {
            **{_name(column.header): cells.get(column.key) for column in PLAIN},
            "page": f"{self.site}{address}",
            "publiee_le": initiative.published_at.isoformat() if initiative.published_at else None,
            **{_name(group.title): list(_rows(group, cells)) for group in GROUPS},
        }


class Format(NamedTuple):
    mime: str
    label: str
    write: Callable[[Export], Iterator[Any]]


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", "CSV", Export.csv),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", Export.xlsx),
    "json": Format("application/json", "JSON", Export.json),
    "zip": Format("application/zip", "Markdown", Export.zip),
}


def headers(columns: Iterable[str]) -> list[str]:
    """What people read at the head of these columns."""
    return [header_of(key) for key in columns]


def _rows(group: Group, cells: Cells) -> Iterator[dict[str, Any]]:
    number = 1
    while any(slot(group.key, number, part.key) in cells for part in group.parts):
        yield {_name(part.header): cells.get(slot(group.key, number, part.key)) for part in group.parts}
        number += 1


def _name(header: str) -> str:
    """A header as a key: « ce_qui_n_a_pas_marche »."""
    return spelled(header).replace(" ", "_")


def _guarded(value: Any) -> Any:
    """A text that looks defused already takes one more apostrophe, so that reading takes back ours only."""
    return f"'{value}" if isinstance(value, str) and DEFUSED.match(value) else value


def _exact(value: Any) -> Any:
    """A number that a workbook would round is written as a text."""
    return repr(value) if isinstance(value, float) and float(f"{value:.16g}") != value else _guarded(value)
