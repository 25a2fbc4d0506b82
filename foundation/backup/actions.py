"""Taking a backup while the site works, and restoring it on an empty site."""

from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from foundation.backup.database import count_rows, dump_database, load_database
from foundation.backup.keys import dump_key, load_key
from foundation.backup.manifest import Manifest, read_manifest, write_manifest
from foundation.backup.media import dump_media, load_media, stored_names
from foundation.backup.refusal import BackupRefused


def back_up(folder: Path) -> Manifest:
    """Copy database, files and key into an empty folder, and seal it. Raises BackupRefused."""
    if folder.exists() and any(folder.iterdir()):
        raise BackupRefused(_("%(folder)s n’est pas vide\u202f: choisissez un autre dossier.") % {"folder": folder})
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    rows = dump_database(folder)
    dump_media(folder)
    dump_key(folder)
    return write_manifest(folder, rows=rows)


def restore(folder: Path, *, force: bool) -> tuple[Manifest, bool]:
    """Put a backup back, after checking every file of it.

    Without `force` the database and the files must be empty. Returns the manifest, and whether the key is in place.
    Raises BackupRefused before anything is changed, or when the tables restored are not those of the backup.
    """
    manifest = read_manifest(folder)
    if manifest.engine != connection.vendor:
        raise BackupRefused(
            _("Cette sauvegarde est celle d’une base %(theirs)s\u202f; celle-ci est une base %(ours)s.")
            % {"theirs": manifest.engine, "ours": connection.vendor}
        )
    if not force:
        _refuse_if_occupied()
    load_database(folder)
    load_media(folder)
    _check_rows(manifest)
    return manifest, load_key(folder)


def _refuse_if_occupied() -> None:
    if bool(connection.introspection.table_names()) or any(stored_names()):
        raise BackupRefused(
            _("La base ou le dossier des fichiers n’est pas vide. Pour remplacer leur contenu, ajoutez --force.")
        )


def _check_rows(manifest: Manifest) -> None:
    found = count_rows()
    wrong = [table for table, rows in manifest.rows.items() if found.get(table) != rows]
    if wrong:
        raise BackupRefused(_("Tables différentes de la sauvegarde\u202f: %(tables)s.") % {"tables": ", ".join(wrong)})
