"""The documents joined to a sheet, and who made them."""

from typing import Any

from django.db import transaction

from content import permissions
from content.actions.shelving import turn_edition
from content.enums import ImageRights
from content.models import DocumentRights, Initiative
from foundation.files import delete_file, store_upload
from foundation.files.models import StoredFile
from foundation.web.allowed import require


def join_document(
    initiative: Initiative,
    upload: Any,
    *,
    actor: Any,
    caption: str = "",
    credit: str = "",
    rights: str = ImageRights.UNKNOWN,
) -> StoredFile:
    """Keep a file with the sheet. Raises PermissionDenied, UploadRefused."""
    require(permissions.can_edit_initiative(actor, initiative))
    with transaction.atomic():
        stored = store_upload(upload, owner=initiative, actor=actor)
        DocumentRights.objects.create(file=stored, caption=caption, credit=credit, rights=rights)
        _show(initiative)
    return stored


def declare_rights(
    initiative: Initiative, stored: StoredFile, *, actor: Any, caption: str, credit: str, rights: str
) -> None:
    """Say what a document shows, who made it and under which terms it is shown. Raises PermissionDenied."""
    require(permissions.can_edit_initiative(actor, initiative))
    with transaction.atomic():
        said = {"caption": caption, "credit": credit, "rights": rights}
        DocumentRights.objects.update_or_create(file=stored, defaults=said)
        _show(initiative)


def remove_document(initiative: Initiative, stored: StoredFile, *, actor: Any) -> None:
    """Take a file away. Raises PermissionDenied."""
    require(permissions.can_edit_initiative(actor, initiative))
    with transaction.atomic():
        delete_file(stored, actor)
        _show(initiative)


def _show(initiative: Initiative) -> None:
    """The documents of a sheet on line are part of what the public sees."""
    if initiative.state in permissions.PUBLIC_STATES:
        turn_edition(initiative)
