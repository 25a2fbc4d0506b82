from typing import Any

from django.core.management.base import BaseCommand

from methods.loading import load_cards
from methods.workshop_loading import load_workshops


class Command(BaseCommand):
    help = "Load the starter cards, kits and workshops; may be run again, and leaves what people wrote on the site."

    def handle(self, *args: Any, **options: Any) -> None:
        done = load_cards()
        self.stdout.write(
            f"Fiches méthode : {done.created} créées, {done.updated} mises à jour, "
            f"{done.kept} laissées telles quelles (modifiées ou archivées sur le site)."
        )
        self.stdout.write(f"Ateliers prêts à copier écrits : {load_workshops()}.")
