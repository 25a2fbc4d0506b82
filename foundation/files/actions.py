"""Keeping, removing and tidying files."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.files import limits
from foundation.files.examination import Accepted, examine
from foundation.files.models import FOLDER, StoredFile, storage_of_files
from foundation.files.permissions import can_delete_file
from foundation.files.queries import bytes_used_by
from foundation.files.refusal import UploadRefused


def store(upload: Any, *, owner: Model, actor: Any) -> StoredFile:
    """Keep `upload` for `owner`; see `foundation.files.store_upload`."""
    if not actor.is_authenticated:
        raise PermissionDenied
    accepted = upload if isinstance(upload, Accepted) else examine(upload)
    _check_quota(actor, accepted.size)
    return _kept(accepted, owner, actor)


def store_own(upload: Any, *, owner: Model) -> StoredFile:
    """Keep a file that the site made for `owner`; see `foundation.files.keep_own_file`."""
    return _kept(upload if isinstance(upload, Accepted) else examine(upload), owner, None)


def _kept(accepted: Accepted, owner: Model, actor: Any) -> StoredFile:
    stored = StoredFile(
        owner=owner,
        name=accepted.name,
        mime=accepted.mime,
        size=accepted.size,
        sha256=accepted.sha256,
        width=accepted.width,
        height=accepted.height,
        uploaded_by=actor,
    )
    stored.file.save(accepted.name, accepted.content)
    return stored


def _check_quota(actor: Any, size: int) -> None:
    used = bytes_used_by(actor)
    if used + size > limits.QUOTA_PER_PERSON:
        raise UploadRefused(
            _(
                "Vos fichiers occupent déjà %(used)s ; la limite est de %(limit)s par personne. "
                "Supprimez-en ou joignez un lien."
            )
            % {"used": limits.say_size(used), "limit": limits.say_size(limits.QUOTA_PER_PERSON)}
        )


@transaction.atomic
def delete(stored: StoredFile, *, actor: Any) -> None:
    """Remove `stored`; see `foundation.files.delete_file`."""
    if not can_delete_file(actor, stored):
        raise PermissionDenied
    discard(stored)


@transaction.atomic
def discard(stored: StoredFile) -> None:
    """Remove `stored`; see `foundation.files.discard_file`."""
    storage, path = stored.file.storage, str(stored.file.name)
    stored.delete()
    transaction.on_commit(lambda: storage.delete(path))


def sweep_orphans(*, older_than: dt.timedelta) -> int:
    """Delete the bytes no row knows (an upload rolled back, an owner removed); return how many files."""
    storage, limit, removed = storage_of_files(), timezone.now() - older_than, 0
    for folder in _listed(storage, FOLDER)[0]:
        paths = {f"{FOLDER}/{folder}/{name}" for name in _listed(storage, f"{FOLDER}/{folder}")[1]}
        known = set(StoredFile.objects.filter(file__in=paths).values_list("file", flat=True))
        for path in sorted(paths - known):
            if storage.get_modified_time(path) < limit:
                storage.delete(path)
                removed += 1
    return removed


def _listed(storage: Any, folder: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(folder)
    except FileNotFoundError:
        return [], []
