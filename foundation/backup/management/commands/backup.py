from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.backup.actions import back_up
from foundation.backup.refusal import BackupRefused


class Command(BaseCommand):
    help = "Copies database, files and key into a new folder while the site works."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            manifest = back_up(folder)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        size = sum(found["bytes"] for found in manifest.files.values())
        self.stdout.write(
            f"Sauvegarde faite dans {folder}\u202f: {len(manifest.files)} fichiers, {size / 1e6:.1f} Mo, "
            f"{sum(manifest.rows.values())} lignes. Elle contient la clé du site\u202f: gardez-la en lieu sûr."
        )
