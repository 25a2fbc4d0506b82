"""Everything `make run` needs before the servers start: database, territories, corpus, demonstration.

Each loader is idempotent and runs in one transaction, so a run cut half-way is completed by the next one.
"""

import fcntl
import socket
from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from foundation.search.tasks import count_words

LOADERS = (
    "territories_load",
    "search_load",
    "cards_load",
    "initiatives_load",
    "paths_load",
    "community_load",
)


class Command(BaseCommand):
    help = "Prépare la base et les contenus, puis dit où est le site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port où le site va écouter")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        _refuse_busy_port(port)
        with _hold(Path(settings.VAR_DIR) / "prepare.lock"):
            self._load()
        if settings.DEBUG:
            self.stdout.write(f"Les courriels sont écrits dans {settings.EMAIL_FILE_PATH}")
        self.stdout.write(f"\nEssaim : http://localhost:{port}  (Ctrl-C pour arrêter)\n")

    def _load(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        for command in LOADERS:
            call_command(command, stdout=self.stdout)
        if settings.DEBUG:
            call_command("demo", stdout=self.stdout)
        count_words()  # the worker does it too, ten minutes later


def _refuse_busy_port(port: int) -> None:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Le port {port} est déjà pris (Essaim tourne peut-être déjà). "
                f"Arrêtez l’autre programme, ou choisissez un port : PORT={port + 1} make run"
            ) from error


def _hold(file: Path) -> IO[str]:
    """Keep this folder to oneself while the returned file is open; the lock of a killed run falls by itself."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = file.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise CommandError("Une autre préparation de ce dossier est en cours. Attendez sa fin.") from error
    return lock
