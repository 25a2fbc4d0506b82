"""The documents joined to a sheet."""

from typing import Any

from content import permissions
from content.models import Initiative
from foundation.files import delete_file, store_upload
from foundation.files.models import StoredFile
from foundation.web.allowed import require


def join_document(initiative: Initiative, upload: Any, *, actor: Any) -> StoredFile:
    """Keep a file with the sheet. Raises PermissionDenied, UploadRefused."""
    require(permissions.can_edit_initiative(actor, initiative))
    return store_upload(upload, owner=initiative, actor=actor)


def remove_document(initiative: Initiative, stored: StoredFile, *, actor: Any) -> None:
    """Take a file away. Raises PermissionDenied."""
    require(permissions.can_edit_initiative(actor, initiative))
    delete_file(stored, actor)
