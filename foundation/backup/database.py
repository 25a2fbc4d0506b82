"""Copying the database while it is written to, and putting it back: SQLite by its backup API, PostgreSQL by pg_dump."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from foundation.backup.refusal import BackupRefused

SQLITE_COPY = "database.sqlite3"
POSTGRES_DUMP = "database.dump"


def dump_database(folder: Path) -> dict[str, int]:
    """Copy the database as it is at one moment. Returns the rows of each table at that moment."""
    return (
        _dump_sqlite(folder / SQLITE_COPY) if connection.vendor == "sqlite" else _dump_postgres(folder / POSTGRES_DUMP)
    )


def load_database(folder: Path) -> None:
    """Replace the whole content of the database."""
    if connection.vendor == "sqlite":
        _load_sqlite(folder / SQLITE_COPY)
    else:
        _load_postgres(folder / POSTGRES_DUMP)


def count_rows() -> dict[str, int]:
    """Return the number of rows of each table of the current database."""
    with connection.cursor() as cursor:
        return {table: _count(cursor, table) for table in sorted(connection.introspection.table_names(cursor))}


def _count(cursor: object, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # type: ignore[attr-defined]  # noqa: S608
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]


# --- SQLite -----------------------------------------------------------------------------------------


def _sqlite_path() -> str:
    return str(connection.settings_dict["NAME"])


def _dump_sqlite(copy: Path) -> dict[str, int]:
    with (
        contextlib.closing(sqlite3.connect(_sqlite_path())) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without -wal beside it
        _check_sqlite(target)
        tables = [name for (name,) in target.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        known = [table for table in tables if not table.startswith("sqlite_")]
        return {table: target.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0] for table in sorted(known)}  # noqa: S608


def _check_sqlite(database: sqlite3.Connection) -> None:
    [(verdict,)] = database.execute("PRAGMA integrity_check").fetchmany(1)
    if verdict != "ok":
        raise BackupRefused(_("La copie de la base est abîmée\u202f: %(verdict)s.") % {"verdict": verdict})


def _load_sqlite(copy: Path) -> None:
    connection.close()
    Path(_sqlite_path()).parent.mkdir(parents=True, exist_ok=True)
    with (
        contextlib.closing(sqlite3.connect(copy)) as source,
        contextlib.closing(sqlite3.connect(_sqlite_path())) as target,
    ):
        source.backup(target)
        _check_sqlite(target)


# --- PostgreSQL -------------------------------------------------------------------------------------


def _dump_postgres(dump: Path) -> dict[str, int]:
    """The rows are counted in the very snapshot that pg_dump reads."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        rows = count_rows()
        _run("pg_dump", ["--format=custom", f"--snapshot={snapshot}", f"--file={dump}"])
    return rows


def _load_postgres(dump: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()
    _run("pg_restore", ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(dump)])


def _run(program: str, arguments: Iterable[str]) -> None:
    """Run one of PostgreSQL's programs on the current database; the password does not show in the process list."""
    path = shutil.which(program)
    if not path:
        raise BackupRefused(_("%(program)s est introuvable\u202f: installez postgresql-client.") % {"program": program})
    conf = connection.settings_dict
    where = {"PGHOST": conf["HOST"], "PGPORT": conf["PORT"], "PGUSER": conf["USER"], "PGPASSWORD": conf["PASSWORD"]}
    environment = os.environ | {name: str(value) for name, value in where.items() if value}
    done = subprocess.run(  # noqa: S603
        [path, f"--dbname={conf['NAME']}", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupRefused(
            _("%(program)s a échoué\u202f: %(error)s") % {"program": program, "error": done.stderr[-2000:]}
        )
