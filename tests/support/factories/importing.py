"""Files of cases for the tests: `import_file_of(rows)` and runs in each state."""

from typing import Any

from accounts.models import User
from content.actions.importing import start_import, write_run
from content.models import ImportRun
from foundation.documents import sheets
from foundation.exchange.enums import ImportState
from tests.support.factories.accounts import UserFactory
from tests.support.factories.territories import CollectiviteFactory

CODE = "29900"


def case(identifier: str = "1", **changes: Any) -> dict[str, Any]:
    """A complete row of the template, by header."""
    return {
        "Identifiant": identifier,
        "Titre": f"Guichet au marché {identifier}",
        "Code de la collectivité": CODE,
        "Année": "2023",
        "En bref": "La mairie tient un stand au marché.",
        "Problème": "Peu de monde vient à l’accueil.",
        "Ce qui a été fait": "Trois samedis d’essai.",
        "Ce qui n’a pas marché": "La pluie a vidé le deuxième samedi.",
        "Source 1": "Bilan du service accueil",
        **changes,
    }


def csv_of(*rows: dict[str, Any]) -> bytes:
    """A CSV of these rows, with the columns of all of them."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    return sheets.csv([[row.get(name, "") for name in header] for row in rows], header)


def commune() -> None:
    """The commune that `case` names."""
    CollectiviteFactory(code=CODE, name="Bourg-d’Essai")


def read_run(editor: User | None = None, *rows: dict[str, Any], **options: Any) -> ImportRun:
    """A file that waits for its editor."""
    content = csv_of(*(rows or (case(),)))
    return start_import("cas.csv", content, actor=editor or UserFactory(is_editor=True), origin="cdg29", **options)


def run_in(state: ImportState, editor: User) -> ImportRun:
    """A run brought to `state`, its file still there."""
    commune()
    run = read_run(editor)
    ImportRun.objects.filter(pk=run.pk).update(state=state)
    run.refresh_from_db()
    return run


def written_run(editor: User) -> ImportRun:
    """A run whose sheets wait for the editors, and should be on line."""
    commune()
    run = read_run(editor)
    write_run(run, actor=editor)
    run.refresh_from_db()
    run.report["rows"][0]["arrives"] = "published"
    run.save(update_fields=["report"])
    return run
