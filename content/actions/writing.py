"""Writing a sheet: its draft, its next versions, its old ones again."""

from typing import Any

from django.db import transaction

from content import permissions
from content.models import Initiative
from content.snapshots import PLAIN_FIELDS
from foundation.history import editorial
from foundation.history.models import Version
from foundation.web.allowed import require
from foundation.web.slugs import save_with_slug

PAGES = {
    "proposer",
    "a-relire",
    "mes-initiatives",
    "flux",
    "avec",
    "dans",
    "importer",
    "collections",
    "recherches",
    "reprises",
    "echanges",
    "demander",
    "observatoire",
    "reutiliser",
}


def draft_initiative(*, actor: Any, data: dict[str, Any]) -> Initiative:
    """Create an initiative from a snapshot, as its author's draft. Raises PermissionDenied."""
    require(permissions.can_propose_initiative(actor))
    with transaction.atomic():
        initiative = Initiative(**{name: data[name] for name in PLAIN_FIELDS})
        save_with_slug(initiative, data["title"], reserved=PAGES)
        initiative.authors.add(actor)
        editorial.save_version(initiative, data, author=actor, base=0)
    return initiative


def edit_initiative(initiative: Initiative, *, actor: Any, data: dict[str, Any], base: int) -> Version:
    """Save the next version. Raises PermissionDenied, EditConflict when `base` is not the latest version."""
    require(permissions.can_edit_initiative(actor, initiative))
    return editorial.save_version(initiative, data, author=actor, base=base)


def restore_initiative(initiative: Initiative, number: int, *, actor: Any, base: int) -> Version:
    """Make version `number` the latest again. Raises PermissionDenied, EditConflict."""
    require(permissions.can_edit_initiative(actor, initiative))
    return editorial.restore(initiative, number, author=actor, base=base)
