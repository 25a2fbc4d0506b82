"""Keeping, removing, tidying."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from foundation.files import UploadRefused, delete_file, examine, files_of, limits, store_upload
from foundation.files.actions import sweep_orphans
from foundation.files.models import StoredFile, storage_of_files
from foundation.files.tasks import sweep_files
from tests.foundation.files.uploads import image, upload

NOW = dt.timedelta(0)


def test_a_file_is_kept_under_a_random_name(owner: User, agent: User) -> None:
    stored = store_upload(upload("plan.png", image()), owner=owner, actor=agent)
    assert list(files_of(owner)) == [stored]
    assert (stored.name, stored.mime, stored.width, stored.height) == ("plan.png", "image/png", 20, 10)
    assert "plan" not in stored.file.name
    assert stored.file.read()[:4] == b"\x89PNG"


def test_an_examined_file_is_kept_as_it_is(owner: User, agent: User) -> None:
    stored = store_upload(examine(upload("a.txt", b"texte")), owner=owner, actor=agent)
    assert stored.file.read() == b"texte"


def test_a_visitor_keeps_nothing(owner: User) -> None:
    with pytest.raises(PermissionDenied):
        store_upload(upload("a.txt", b"texte"), owner=owner, actor=AnonymousUser())


def test_the_quota_of_a_person(owner: User, agent: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUOTA_PER_PERSON", 1_500)
    store_upload(upload("a.txt", b"x" * 1_000), owner=owner, actor=agent)
    with pytest.raises(UploadRefused, match="Vos fichiers occupent déjà 1\xa0ko ; la limite est de 1,5\xa0ko"):
        store_upload(upload("b.txt", b"x" * 501), owner=owner, actor=agent)
    store_upload(upload("b.txt", b"x" * 500), owner=owner, actor=agent)


@pytest.mark.parametrize(
    ("who", "declared", "allowed"),
    [("uploader", False, True), ("other", False, False), ("other", True, True), ("visitor", True, False)],
)
def test_who_removes_a_file(
    who: str, declared: bool, allowed: bool, rights: Callable[..., None], owner: User, agent: User, editor: User
) -> None:
    rights(can_read=lambda user, owner: True, can_change=lambda user, owner: declared)
    stored = store_upload(upload("a.txt", b"x"), owner=owner, actor=agent)
    actor = {"uploader": agent, "other": editor, "visitor": AnonymousUser()}[who]
    if allowed:
        delete_file(stored, actor)
    else:
        with pytest.raises(PermissionDenied):
            delete_file(stored, actor)
    assert files_of(owner).exists() is not allowed


@pytest.mark.django_db(transaction=True)
def test_bytes_go_when_the_removal_commits(owner: User, agent: User) -> None:
    stored = store_upload(upload("a.txt", b"x"), owner=owner, actor=agent)
    path = stored.file.name
    with transaction.atomic():
        delete_file(StoredFile.objects.get(), agent)
        transaction.set_rollback(True)
    assert storage_of_files().exists(path)
    delete_file(StoredFile.objects.get(), agent)
    assert not storage_of_files().exists(path)


@pytest.mark.django_db(transaction=True)
def test_bytes_no_row_knows_are_swept_after_a_day(owner: User, agent: User) -> None:
    sweep_orphans(older_than=NOW)  # what other tests left in the shared storage
    kept = store_upload(upload("a.txt", b"x"), owner=owner, actor=agent)
    with transaction.atomic():
        orphan = store_upload(upload("b.txt", b"x"), owner=owner, actor=agent)
        transaction.set_rollback(True)
    sweep_files()
    assert storage_of_files().exists(orphan.file.name)
    assert sweep_orphans(older_than=NOW) == 1
    assert not storage_of_files().exists(orphan.file.name)
    assert storage_of_files().exists(kept.file.name)
