"""Import a file of cases (docs/import.md); running it again changes nothing."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.actions.importing import ImportRefused, import_file
from content.importing import FileRefused
from content.importing.reports import lines_of


class Command(BaseCommand):
    help = "Importe un fichier d’initiatives (CSV, XLSX, Markdown ou ZIP de Markdown) : voir docs/import.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="le fichier")
        parser.add_argument("--dry-run", action="store_true", help="lit et dit ce qui serait fait, sans rien écrire")
        parser.add_argument("--json", action="store_true", help="rend le rapport en JSON")
        parser.add_argument(
            "--partial", action="store_true", help="écrit les lignes justes même si d’autres sont fausses"
        )
        parser.add_argument("--origin", default="", help="qui remet le fichier, par exemple cdg35 (sinon, son nom)")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            report = import_file(path, origin=options["origin"], dry_run=options["dry_run"], partial=options["partial"])
        except (FileRefused, ImportRefused) as refusal:
            self._refuse(path, str(refusal), options["json"])
        except OSError as error:
            self._refuse(path, f"Ce fichier ne peut pas être ouvert ({error.strerror}).", options["json"])
        else:
            self._tell(report, options)

    def _refuse(self, path: Path, reason: str, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"file": path.name, "refusal": reason, "written": False}, ensure_ascii=False))
        raise CommandError(f"{path.name} : {reason}")

    def _tell(self, report: dict[str, Any], options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            for line in lines_of(report):
                self.stdout.write(line)
            self.stdout.write(_conclusion(report, options["dry_run"]))
        if report["errors"] and not report["written"]:
            raise CommandError(f"{report['errors']} erreurs : rien n’est écrit. Corrigez-les, ou ajoutez --partial.")


def _conclusion(report: dict[str, Any], dry_run: bool) -> str:
    if report["written"]:
        return "C’est écrit."
    return "Rien n’est écrit (essai)." if dry_run else "Rien à écrire."
