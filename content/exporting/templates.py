"""The empty template, with one worked example: the same columns as what comes out of the library."""

from content.exporting.formats import headers
from content.exporting.markdown import markdown_of
from content.exporting.rows import numbered_columns
from content.importing.columns import PLAIN
from content.importing.guide import OFFERED, WORKED
from foundation.documents import sheets

TEMPLATES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
}


def template_file(form: str) -> bytes:
    """The template as CSV, XLSX or Markdown."""
    if form == "md":
        return markdown_of(WORKED).encode()
    columns = [*(column.key for column in PLAIN), *numbered_columns(OFFERED)]
    row = [WORKED.get(key) for key in columns]
    write = sheets.csv if form == "csv" else sheets.xlsx
    return write([row], headers(columns))
