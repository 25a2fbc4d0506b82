"""What a backup holds: its files with their checksums, its tables with their number of rows.

The manifest is written last: without it, or when a file differs from it, the folder is not a backup.
"""

import hashlib
import json
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.backup.refusal import BackupRefused

MANIFEST = "manifest.json"
FORMAT = 1
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    engine: str
    rows: dict[str, int]
    files: dict[str, dict[str, Any]]
    created_at: str = field(default_factory=lambda: timezone.now().isoformat(timespec="seconds"))
    versions: dict[str, str] = field(default_factory=lambda: versions())
    format: int = FORMAT


def versions() -> dict[str, str]:
    """Return what made the backup."""
    return {"django": django.get_version(), "python": platform.python_version(), "settings": settings.SETTINGS_MODULE}


def write_manifest(folder: Path, *, rows: dict[str, int]) -> Manifest:
    """Seal a folder: every file it holds is measured."""
    files = {
        path.relative_to(folder).as_posix(): {"sha256": checksum(path), "bytes": path.stat().st_size}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = Manifest(engine=connection.vendor, rows=rows, files=files)
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1, ensure_ascii=False))
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a whole and unaltered backup. Raises BackupRefused otherwise."""
    path = folder / MANIFEST
    if not path.is_file():
        raise BackupRefused(
            _("%(folder)s ne contient pas de sauvegarde complète\u202f: il manque manifest.json.") % {"folder": folder}
        )
    manifest = Manifest(**json.loads(path.read_text()))
    if manifest.format != FORMAT:
        raise BackupRefused(
            _("Cette sauvegarde vient d’une autre version d’Essaim (format %(format)s).") % {"format": manifest.format}
        )
    if damaged := [name for name, known in manifest.files.items() if not _is_intact(folder / name, known["sha256"])]:
        raise BackupRefused(_("Fichiers absents ou abîmés\u202f: %(names)s.") % {"names": ", ".join(damaged[:10])})
    return manifest


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, read by blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _is_intact(path: Path, expected: str) -> bool:
    return path.is_file() and checksum(path) == expected
