from django.core.management.base import BaseCommand

from foundation.search.actions import load_synonyms


class Command(BaseCommand):
    help = "Load the starter synonyms of the trade; groups edited on the site stay as they are."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"Synonymes : {load_synonyms()} changés.")
