"""Export the published cards in a folder, one Markdown file a card (docs/cards-format.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from methods.exchange.outgoing import card_files
from methods.queries import published_cards


class Command(BaseCommand):
    help = "Exporte les fiches méthode publiées dans un dossier, un fichier Markdown par fiche."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="le dossier, créé s’il n’existe pas")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, count = options["folder"], 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in card_files(published_cards()):
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
                count += 1
        except OSError as error:
            raise CommandError(f"{folder} ne peut pas être écrit ({error.strerror}).", returncode=2) from error
        self.stdout.write(f"Fiches exportées : {count}.")
