from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from territories.actions import load_referential
from territories.actions.referential import REFERENTIAL


class Command(BaseCommand):
    help = "Load regions, departments and collectivités; does nothing when they are up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="?", type=Path, default=REFERENTIAL)

    def handle(self, *, source: Path, **options: object) -> None:
        done = load_referential(source)
        self.stdout.write("Territoires : chargés." if done else "Territoires : à jour.")
