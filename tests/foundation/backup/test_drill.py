"""The drill: a backup taken while the site is written to, put back on an empty site where people work again."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import global_settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts.models import User
from foundation.files import store_upload
from foundation.notifications.models import Event
from tests.support.databases import empty_database
from tests.support.factories.accounts import PASSWORD, UserFactory
from tests.support.processes import fork, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[3]
TEXT = "Compte rendu de la visite de terrain.\n"
Manage = Callable[..., str]


@pytest.fixture(autouse=True)
def _media_on_disk(settings: Any, tmp_path: Path) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    media = {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path / "media")}}
    settings.STORAGES = settings.STORAGES | {"media": media}


@pytest.fixture
def backup(tmp_path: Path, agent: User, settings: Any) -> Path:
    """A backup of a site that holds one person, with a password as in production, and their attachment."""
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    agent.set_password(PASSWORD)
    agent.save()
    stored = store_upload(SimpleUploadedFile("notes.txt", TEXT.encode()), owner=agent, actor=agent)
    # The model took its storage when it was loaded, before the test put another in its place.
    storages["media"].save(stored.file.name, stored.file)
    call_command("backup", tmp_path / "backup", verbosity=0)
    return tmp_path / "backup"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Manage]:
    """Run a Python program on another machine's empty site."""
    with empty_database(tmp_path) as address:
        place = {
            "DATABASE_URL": address,
            "ESSAIM_VAR": str(tmp_path / "var"),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }

        def run(*command: str) -> str:
            done = subprocess.run(
                [sys.executable, *command],
                cwd=ROOT,
                env=os.environ | place,
                capture_output=True,
                text=True,
                check=False,
            )
            return done.stdout + (f"ERROR {done.stderr}" if done.returncode else "")

        yield run


def test_people_work_again_on_the_restored_site(backup: Path, agent: User, elsewhere: Manage, tmp_path: Path) -> None:
    assert "lignes vérifiées" in elsewhere("manage.py", "restore", str(backup))
    assert elsewhere("-m", "tests.foundation.backup.visit", agent.email, PASSWORD) == TEXT
    assert (tmp_path / "var" / "secret").read_text() == "tests-only", "the key of the site came along"
    assert "n’est pas vide" in elsewhere("manage.py", "restore", str(backup))
    assert "lignes vérifiées" in elsewhere("manage.py", "restore", str(backup), "--force")


def write_for_ever() -> None:
    """Write pairs of rows: a copy that holds half of one was not taken at one moment."""
    while True:
        with transaction.atomic():
            Event.objects.create(kind="pair", target_id=1)
            Event.objects.create(kind="pair", target_id=2)


def test_a_backup_taken_under_load_is_one_moment_of_the_site(tmp_path: Path) -> None:
    writers = [fork(write_for_ever) for _ in range(2)]
    try:
        wait_until(lambda: Event.objects.count() >= 100, seconds=30)
        acknowledged = Event.objects.count()
        call_command("backup", tmp_path / "backup", verbosity=0)
    finally:
        for writer in writers:
            writer.kill()
            writer.join()
    rows = json.loads((tmp_path / "backup" / "manifest.json").read_text())["rows"]["notifications_event"]
    assert rows >= acknowledged
    assert rows % 2 == 0
    if connection.vendor == "sqlite":
        copy = sqlite3.connect(tmp_path / "backup" / "database.sqlite3")
        assert copy.execute("SELECT COUNT(*) FROM notifications_event").fetchone() == (rows,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        copy.close()


@pytest.mark.parametrize("damage", ["altered", "missing", "unfinished"])
def test_a_damaged_backup_is_refused_before_anything_changes(backup: Path, damage: str) -> None:
    [attachment] = [path for path in (backup / "media").rglob("*") if path.is_file()]
    match damage:
        case "altered":
            attachment.write_text("autre chose")
        case "missing":
            attachment.unlink()
        case "unfinished":
            (backup / "manifest.json").unlink()
    with pytest.raises(CommandError):
        call_command("restore", backup, "--force")
    assert User.objects.exists(), "nothing was replaced"


def test_a_backup_goes_into_an_empty_folder_readable_by_its_owner_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    assert (backup / "secrets.json").stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="n’est pas vide"):
        call_command("backup", backup)


def test_a_site_in_use_is_not_overwritten(backup: Path) -> None:
    UserFactory()
    with pytest.raises(CommandError, match="--force"):
        call_command("restore", backup)


def test_another_engine_s_backup_is_refused(backup: Path) -> None:
    manifest = backup / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"engine": "{connection.vendor}"', '"engine": "oracle"'))
    with pytest.raises(CommandError, match="oracle"):
        call_command("restore", backup)
