"""Export the published cards in a folder, one Markdown file a card (docs/cards-format.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from methods.exchange.outgoing import cards_with_canvases
from methods.queries import published_cards


class Command(BaseCommand):
    help = "Exporte les fiches méthode publiées dans un dossier, un fichier Markdown par fiche."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="le dossier, créé s’il n’existe pas")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, count = options["folder"], 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in cards_with_canvases(published_cards()):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.encode() if isinstance(content, str) else content)
                count += isinstance(content, str)
        except OSError as error:
            raise CommandError(f"{folder} ne peut pas être écrit ({error.strerror}).", returncode=2) from error
        self.stdout.write(f"Fiches exportées : {count}.")
