"""The databases to measure on, and what their processes cost."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("ESSAIM_VAR", ROOT / "var")) / "bench"
TICKS = os.sysconf("SC_CLK_TCK")
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.M)


@dataclass(frozen=True)
class Engine:
    """A database for Essaim and another for the bare application."""

    name: str
    url: str
    bare_url: str

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to run Essaim on it."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "DATABASE_URL": self.url,
            "ESSAIM_VAR": str(VAR / self.name),
            "PYTHONPATH": str(ROOT),
        }

    @property
    def bare_environment(self) -> dict[str, str]:
        """What a process needs to run the bare application on it."""
        return self.environment | {"DJANGO_SETTINGS_MODULE": "bench.bare.settings", "DATABASE_URL": self.bare_url}

    def backends(self) -> list[int]:
        """The processes of the database server that serve this engine; none for SQLite."""
        if self.name == "sqlite":
            return []
        import psycopg

        names = [url.rsplit("/", 1)[1] for url in (self.url, self.bare_url)]
        with psycopg.connect(self.url) as connection:
            found = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = ANY(%s) AND pid <> pg_backend_pid()", [names]
            )
            return [pid for (pid,) in found]


def engines() -> dict[str, Engine]:
    """SQLite, and the PostgreSQL server that BENCH_POSTGRESQL names (`<address>` and `<address>_bare` are created)."""
    found = {
        "sqlite": Engine("sqlite", f"sqlite:///{VAR}/sqlite/essaim.sqlite3", f"sqlite:///{VAR}/sqlite/bare.sqlite3")
    }
    if url := os.environ.get("BENCH_POSTGRESQL"):
        found["postgresql"] = Engine("postgresql", url, f"{url}_bare")
    return found


def create_databases(engine: Engine) -> None:
    """Make the folder, or the two databases, that are missing."""
    (VAR / engine.name).mkdir(parents=True, exist_ok=True)
    if engine.name == "sqlite":
        return
    import psycopg

    for url in (engine.url, engine.bare_url):
        server, name = url.rsplit("/", 1)
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(f'CREATE DATABASE "{name}"')


def processor_ms(pids: Iterable[int]) -> dict[int, float]:
    """The processor time that each of these processes has taken so far, in milliseconds."""
    return {pid: _ticks(pid) * 1000 / TICKS for pid in pids}


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0
    return int(fields[11]) + int(fields[12])


def memory_mb(pids: Iterable[int]) -> float:
    """The proportional set size of these processes."""
    return sum(int(PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())[1]) for pid in pids) / 1024
