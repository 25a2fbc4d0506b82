"""Who hands over files of cases: the editors, who answer for them."""

from typing import Any

from accounts.permissions import is_editor
from content.models import ImportRun


def can_import_initiatives(user: Any) -> bool:
    """Editors read a file, see its report, write or drop it."""
    return is_editor(user)


def can_read_import_run(user: Any, run: ImportRun) -> bool:
    """The editors share the history of imports and the files that wait."""
    return is_editor(user)
