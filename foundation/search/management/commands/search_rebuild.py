from django.core.management.base import BaseCommand, CommandParser

from foundation.search.actions import rebuild


class Command(BaseCommand):
    help = "Write the search index again from the objects, and count its words."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", action="append", help="only this kind; may be repeated")

    def handle(self, *, kind: list[str] | None, **options: object) -> None:
        for name, number in rebuild(kind).items():
            self.stdout.write(f"{name}: {number}")
