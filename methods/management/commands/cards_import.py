"""Import cards from a folder, a ZIP or a file (docs/cards-format.md); running it again changes nothing."""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.exchange.problems import FileRefused, ImportRefused
from methods.exchange.folders import folder_at
from methods.exchange.reports import lines_of
from methods.exchange.runs import import_folder

PROBLEMS, USAGE = 1, 2


class Command(BaseCommand):
    help = "Importe des fiches méthode (dossier, ZIP ou fichier Markdown) : voir docs/cards-format.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="DIR|ZIP", help="le dossier, le ZIP ou le fichier")
        parser.add_argument("--dry-run", action="store_true", help="lit et dit ce qui serait fait, sans rien écrire")
        parser.add_argument("--json", action="store_true", help="rend le rapport en JSON")
        parser.add_argument(
            "--author", metavar="EMAIL", help="qui signe, avec ses droits (sinon, personne ne signe et tout est permis)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, actor = options["path"], self._actor(options["author"])
        try:
            report = import_folder(folder_at(path), actor=actor, dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(f"{path} ne peut pas être ouvert ({error.strerror}).", returncode=USAGE) from error
        except (FileRefused, ImportRefused) as refusal:
            if options["json"]:
                self._print_json({"name": path.name, "refusal": str(refusal), "written": False})
            raise CommandError(f"{path.name} : {refusal}", returncode=PROBLEMS) from refusal
        self._tell(report, options)

    def _actor(self, email: str | None) -> Any:
        if email is None:
            return None
        person = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise CommandError(f"Personne n’a l’adresse {email} sur ce site.", returncode=USAGE)
        return person

    def _tell(self, report: dict[str, Any], options: dict[str, Any]) -> None:
        if options["json"]:
            self._print_json(report)
        else:
            for line in lines_of(report):
                self.stdout.write(line)
            self.stdout.write(_conclusion(report, options["dry_run"]))
        if report["errors"]:
            raise CommandError(f"Erreurs : {report['errors']}. Rien n’est écrit.", returncode=PROBLEMS)

    def _print_json(self, report: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))


def _conclusion(report: dict[str, Any], dry_run: bool) -> str:
    if report["written"]:
        return "C’est écrit : les fiches nouvelles sont des brouillons, les autres ont une version de plus à relire."
    return "Rien n’est écrit (essai)." if dry_run else "Rien à écrire."
