"""Open the starter spaces; with --demo, play the demonstration threads. Running it again changes nothing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.actions.starter import load_demo_threads, load_spaces


class Command(BaseCommand):
    help = "Ouvre les espaces de départ de la communauté, et les fils de démonstration avec --demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="ajoute les fils entre les personnes de démonstration")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        spaces = load_spaces()
        self.stdout.write(f"Espaces : {spaces.created} ouverts, {spaces.known} déjà là.")
        if demo:
            self._load_threads()

    def _load_threads(self) -> None:
        try:
            threads = load_demo_threads()
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Fils de démonstration : {threads.created} ouverts, {threads.known} déjà là.")
