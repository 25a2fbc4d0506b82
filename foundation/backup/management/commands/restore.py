from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.backup.actions import restore
from foundation.backup.refusal import BackupRefused


class Command(BaseCommand):
    help = "Puts a backup back on an empty site, after checking every file of it."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--force", action="store_true", help="replace what the database and the files hold")

    def handle(self, *args: Any, folder: Path, force: bool, **options: Any) -> None:
        try:
            manifest, key_in_place = restore(folder, force=force)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Sauvegarde du {manifest.created_at} remise en place\u202f: "
            f"{sum(manifest.rows.values())} lignes vérifiées. Lancez maintenant «\u202fmanage.py migrate\u202f»."
        )
        if not key_in_place:
            self.stdout.write(f"Donnez à SECRET_KEY la valeur écrite dans {folder / 'secrets.json'}.")
