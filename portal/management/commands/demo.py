"""Create the demonstration people, threads and cohorts; refused when DEBUG is off."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.actions.demo import PASSWORD, DemoRefused, load_demo


class Command(BaseCommand):
    help = "Crée les comptes et les contenus de démonstration (refusé hors développement)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            people = load_demo()
        except DemoRefused as refusal:
            raise CommandError(
                "Les comptes de démonstration ont un mot de passe connu : ils n’existent qu’avec DEBUG."
            ) from refusal
        self.stdout.write("\nComptes de démonstration (personnes imaginaires) :")
        for person in people:
            self.stdout.write(f"  {person.email:<28} {person.shown:<18} {person.function}")
        self.stdout.write(f"Mot de passe de tous : {PASSWORD}")
