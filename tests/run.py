"""`make test`: the whole suite on every engine found here; what could not run is listed at the end, with its cure.

REQUIRE=all makes a missing part a failure.
"""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlparse

ROOT = Path(__file__).resolve().parent.parent
POSTGRES_URL = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/essaim")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
CURES = {
    "PostgreSQL": "apt-get install postgresql, puis TEST_DATABASE_URL=postgresql://utilisateur@hôte/base make test",
    "Redis": "apt-get install redis-server, puis TEST_REDIS_URL=redis://hôte:6379/9 make test",
    "Chromium": "apt-get install chromium, ou CHROMIUM=/chemin/vers/chromium make test",
    "LibreOffice": "apt-get install libreoffice-calc",
}


def answers(url: str, default_port: int) -> bool:
    """Whether something listens at the address."""
    parsed = urlparse(url)
    try:
        with socket.create_connection((parsed.hostname or "127.0.0.1", parsed.port or default_port), timeout=2):
            return True
    except OSError:
        return False


def chromium() -> str:
    """Path of the browser the tests drive, or ""."""
    named = os.environ.get("CHROMIUM", "")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


def pytest(title: str, *args: str, **env: str) -> int:
    """Run pytest in parallel under this environment; 0 when everything passed."""
    print(f"\n=== {title} ===", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", os.environ.get("WORKERS", "auto"), "--dist", "worksteal"]
    command += [*args, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=os.environ | env).returncode


def main() -> int:
    found = {
        "PostgreSQL": answers(POSTGRES_URL, 5432),
        "Redis": answers(REDIS_URL, 6379),
        "Chromium": bool(chromium()),
        "LibreOffice": shutil.which("soffice") is not None,
    }
    shared = {"CHROMIUM": chromium(), "TEST_REDIS_URL": REDIS_URL if found["Redis"] else ""}
    failures = [pytest("SQLite", **shared, DATABASE_URL="")]
    if found["PostgreSQL"]:
        # The browser's journeys are the same on both engines: they run once.
        failures.append(pytest("PostgreSQL", "-m", "not browser", **shared, DATABASE_URL=POSTGRES_URL))
    missing = [name for name, there in found.items() if not there]
    for name in missing:
        print(f"NON EXÉCUTÉ : les tests qui demandent {name}. Pour les activer : {CURES[name]}")
    if missing and os.environ.get("REQUIRE") == "all":
        return 1
    return max(failures)


if __name__ == "__main__":
    sys.exit(main())
