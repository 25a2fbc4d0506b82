from typing import Any

from django.core.management.base import BaseCommand

from methods.loading import load_cards


class Command(BaseCommand):
    help = "Load the starter method cards; may be run again, and never overwrites what somebody wrote on the site."

    def handle(self, *args: Any, **options: Any) -> None:
        done = load_cards()
        self.stdout.write(
            f"Fiches méthode : {done.created} créées, {done.updated} mises à jour, "
            f"{done.kept} laissées telles quelles (modifiées ou archivées sur le site)."
        )
