import sys

from django.core.management.base import BaseCommand

from foundation.search.consistency import find_faults


class Command(BaseCommand):
    help = "Compare the search index with the objects; exit with 1 when they differ."

    def handle(self, **options: object) -> None:
        faults = list(find_faults())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            self.stderr.write(f"{len(faults)} differences: run `manage.py search_rebuild`.")
            sys.exit(1)
        self.stdout.write("The search index is consistent.")
