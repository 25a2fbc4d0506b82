"""A sheet as one Markdown file: facts in front matter, parts under their headings."""

from typing import Any

import yaml

from content.exporting.cells import Cells
from content.importing.columns import GROUPS, PLAIN, SECTION_KEYS, Group, slot
from content.importing.markdown_files import HEADING


def markdown_of(cells: Cells) -> str:
    """The file. A part that holds a second-level heading stands among the facts, so that it is read as one part."""
    columns = [(column.key, column.header) for column in PLAIN if column.key in cells]
    body = [(key, header) for key, header in columns if key in SECTION_KEYS and not HEADING.search(cells[key])]
    facts: dict[str, Any] = {header: cells[key] for key, header in columns if (key, header) not in body}
    facts |= {group.title: rows for group in GROUPS if (rows := _rows(group, cells))}
    front = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=100_000)
    parts = "".join(f"\n## {header}\n\n{cells[key]}\n" for key, header in body)
    return f"---\n{front}---\n{parts}"


def _rows(group: Group, cells: Cells) -> list[dict[str, Any]]:
    rows = []
    number = 1
    while any(slot(group.key, number, part.key) in cells for part in group.parts):
        parts = [(part.header, cells.get(slot(group.key, number, part.key))) for part in group.parts]
        rows.append({header: _said(value) for header, value in parts if value is not None})
        number += 1
    return rows


def _said(value: Any) -> Any:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return repr(value) if isinstance(value, float) else value
