"""Load the library's starter corpus; running it again only refreshes what the files changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.actions.starter import load_corpus


class Command(BaseCommand):
    help = "Charge les initiatives du fonds de départ (sans toucher à celles modifiées sur le site)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_corpus()
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Initiatives : {len(report.created)} créées, {len(report.updated)} mises à jour, "
            f"{len(report.unchanged)} inchangées, {len(report.kept)} modifiées sur le site et laissées telles quelles."
        )
