from typing import Any

from django.core.management.base import BaseCommand

from methods.canvas_loading import load_canvases
from methods.kit_loading import load_kits
from methods.loading import load_cards
from methods.workshop_loading import load_workshops


class Command(BaseCommand):
    help = "Load the starter cards, canvases, kits, workshops; may be run again, leaves what people wrote on the site."

    def handle(self, *args: Any, **options: Any) -> None:
        done = load_cards()
        self.stdout.write(
            f"Fiches méthode : {done.created} créées, {done.updated} mises à jour, "
            f"{done.kept} laissées telles quelles (modifiées ou archivées sur le site)."
        )
        laid = load_canvases()
        self.stdout.write(
            f"Supports à remplir : {laid.created} créés, {laid.updated} mis à jour, {laid.kept} laissés tels quels."
        )
        self.stdout.write(f"Kits écrits : {load_kits()}. Ateliers prêts à copier écrits : {load_workshops()}.")
