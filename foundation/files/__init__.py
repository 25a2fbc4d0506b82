"""Files people join to things: checked when they arrive, read with the rights of what they belong to.

store_upload(upload, owner=topic, actor=user)        # UploadRefused tells what to do
register_owner(Topic, can_read=can_read_topic)       # in the room's apps.py; without it, nobody reads
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from foundation.files.owners import register_owner
from foundation.files.refusal import UploadRefused

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from foundation.files.examination import Accepted
    from foundation.files.models import StoredFile

__all__ = [
    "UploadRefused",
    "delete_file",
    "discard_file",
    "examine",
    "files_of",
    "files_of_each",
    "keep_own_file",
    "register_owner",
    "store_upload",
]

# Models are not ready when apps load this package: the functions below fetch theirs when called.


def store_upload(upload: Any, *, owner: "Model", actor: Any) -> "StoredFile":
    """Keep an uploaded file, or one a form has examined (`Accepted`), as belonging to `owner`.

    Whether `actor` may change `owner` is checked by the calling action.
    Raises UploadRefused (type, content, size, quota), PermissionDenied for a visitor.
    """
    from foundation.files.actions import store

    return store(upload, owner=owner, actor=actor)


def keep_own_file(upload: Any, *, owner: "Model") -> "StoredFile":
    """Keep a file that the site made itself, which weighs on nobody's quota. Raises UploadRefused."""
    from foundation.files.actions import store_own

    return store_own(upload, owner=owner)


def discard_file(stored: "StoredFile") -> None:
    """Remove a file and, once the transaction commits, its bytes; nobody is asked whether they may."""
    from foundation.files.actions import discard

    discard(stored)


def delete_file(stored: "StoredFile", actor: Any) -> None:
    """Remove a file and, once the transaction commits, its bytes. Raises PermissionDenied."""
    from foundation.files.actions import delete

    delete(stored, actor=actor)


def files_of(owner: "Model") -> "QuerySet[StoredFile]":
    """Return the files that belong to `owner`, oldest first; reading them needs the right to read it."""
    from foundation.files.queries import files_belonging_to

    return files_belonging_to(owner)


def files_of_each(owners: "Sequence[Model]") -> "dict[Any, list[StoredFile]]":
    """Return the files of several objects of one model, by their pk, oldest first, in one query."""
    from foundation.files.queries import files_belonging_to_each

    return files_belonging_to_each(owners)


def examine(upload: Any) -> "Accepted":
    """Check and re-encode an upload outside any transaction. Raises UploadRefused."""
    from foundation.files.examination import examine as examine_upload

    return examine_upload(upload)
