"""System check: SQLite must have been built with FTS5."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

HINT = "Use a Python whose sqlite3 module has FTS5 (Debian, python.org and uv builds do), or PostgreSQL (DATABASE_URL)."


@register(Tags.database)
def check_full_text(databases: Sequence[str] | None = None, **options: Any) -> list[CheckMessage]:
    """An error for each SQLite database without full-text search."""
    return [
        Error("This SQLite has no FTS5: the search cannot work.", hint=HINT, id="search.E001")
        for alias in databases or ()
        if connections[alias].vendor == "sqlite" and not _has_fts5(alias)
    ]


def _has_fts5(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pragma_module_list WHERE name = 'fts5'")
        return bool(cursor.fetchone()[0])
