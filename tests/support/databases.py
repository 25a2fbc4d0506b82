"""Addresses of databases, to give to another process."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql


def database_url(name: str = "") -> str:
    """The address of this test's own database, or of another one of the same server."""
    conf = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{name or conf['NAME']}"
    return f"postgresql://{conf['USER']}:{conf['PASSWORD']}@{conf['HOST']}:{conf['PORT']}/{name or conf['NAME']}"


@contextlib.contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The address of a new database without a table, on the engine under test."""
    if connection.vendor == "sqlite":
        yield database_url(str(folder / "restored.sqlite3"))
        return
    name = f"{connection.settings_dict['NAME']}_restored"
    drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(drop)
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        yield database_url(name)
        server.execute(drop)
