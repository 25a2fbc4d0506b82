"""Load the starter paths and programmes."""

from typing import Any

from django.core.management.base import BaseCommand

from learning.actions.starter import load_corpus


class Command(BaseCommand):
    help = "Charge les parcours et les programmes du fonds de départ."

    def handle(self, *args: Any, **options: Any) -> None:
        versions, programmes = load_corpus()
        self.stdout.write(f"Parcours : {versions} versions créées. Programmes : {programmes}.")
