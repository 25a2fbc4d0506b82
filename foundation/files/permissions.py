from typing import Any

from foundation.files.models import StoredFile
from foundation.files.owners import rights_on


def can_read_file(user: Any, stored: StoredFile) -> bool:
    """A file is read by those who read what it belongs to."""
    owner = stored.owner
    return owner is not None and rights_on(owner).can_read(user, owner)


def can_delete_file(user: Any, stored: StoredFile) -> bool:
    """A file is removed by who put it there, or by those who change what it belongs to."""
    if not user.is_authenticated:
        return False
    owner = stored.owner
    return stored.uploaded_by_id == user.pk or (owner is not None and rights_on(owner).can_change(user, owner))
