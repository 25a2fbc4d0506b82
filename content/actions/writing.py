"""Writing a sheet: its draft, one part of it, its old versions again."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from django.db import transaction

from content import permissions
from content.actions.typing import drop_typed
from content.enums import SheetForm
from content.models import Initiative
from content.parts import Part, merged, values_of
from content.snapshots import PLAIN_FIELDS, blank_snapshot
from foundation.history import editorial
from foundation.history.editorial import EditConflict
from foundation.history.models import Version
from foundation.web.allowed import require
from foundation.web.slugs import save_with_slug

PAGES = {
    "comparer",
    "comme-la-mienne",
    "proposer",
    "a-relire",
    "mes-initiatives",
    "flux",
    "carte",
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
NEW_CASE = "nouveau"
TRIES = 8


class PartConflict(EditConflict):
    """Somebody saved the same part meanwhile: `latest` is the version where they did, `newest` the one to build on."""

    def __init__(self, latest: Version, newest: Version) -> None:
        super().__init__(latest)
        self.newest = newest


def draft_initiative(*, actor: Any, data: dict[str, Any]) -> Initiative:
    """Create an initiative from a snapshot, as its author's draft. Raises PermissionDenied."""
    require(permissions.can_propose_initiative(actor))
    with transaction.atomic():
        initiative = Initiative(**{name: data[name] for name in PLAIN_FIELDS})
        save_with_slug(initiative, data["title"], reserved=PAGES)
        initiative.authors.add(actor)
        editorial.save_version(initiative, data, author=actor, base=0)
    return initiative


def propose_initiative(*, actor: Any, typed: Mapping[str, Any]) -> Initiative:
    """Begin a sheet by its essential: a short mention until it says what a full sheet owes. Raises PermissionDenied."""
    data = {**blank_snapshot(), "form": SheetForm.MENTION.value, **typed}
    with transaction.atomic():
        initiative = draft_initiative(actor=actor, data=data)
        drop_typed(None, NEW_CASE, actor=actor)
    return initiative


def edit_initiative(initiative: Initiative, *, actor: Any, data: dict[str, Any], base: int) -> Version:
    """Save the whole next version. Raises PermissionDenied, EditConflict when `base` is not the latest version."""
    require(permissions.can_edit_initiative(actor, initiative))
    return editorial.save_version(initiative, data, author=actor, base=base)


def edit_part(initiative: Initiative, part: Part, *, actor: Any, typed: Mapping[str, Any], base: int) -> Version:
    """Save one part into the latest version, whoever wrote the others since `base`.

    What is already so makes no version. Raises PermissionDenied, PartConflict when the part changed since `base`.
    """
    require(permissions.can_edit_initiative(actor, initiative))
    for attempt in range(1, TRIES + 1):
        newest = _newest(initiative)
        try:
            return _save_part(initiative, part, actor, typed, base, newest)
        except PartConflict:
            raise
        except EditConflict:  # somebody saved between our reading and our writing: put the part into theirs
            if attempt == TRIES:
                raise PartConflict(newest, newest) from None
    raise AssertionError


def restore_initiative(initiative: Initiative, number: int, *, actor: Any, base: int) -> Version:
    """Make version `number` the latest again. Raises PermissionDenied, EditConflict."""
    require(permissions.can_edit_initiative(actor, initiative))
    return editorial.restore(initiative, number, author=actor, base=base)


def _save_part(
    initiative: Initiative, part: Part, actor: Any, typed: Mapping[str, Any], base: int, newest: Version
) -> Version:
    data = merged(newest.data, part, typed)
    with transaction.atomic():
        if values_of(data, part) == values_of(newest.data, part):
            version = newest
        elif theirs := _written_since(initiative, part, base, newest):
            raise PartConflict(theirs, newest)
        else:
            version = editorial.save_version(initiative, data, author=actor, base=newest.number)
        drop_typed(initiative, part.key, actor=actor)
    return version


def _written_since(initiative: Initiative, part: Part, base: int, newest: Version) -> Version | None:
    """The last version that changed the part after `base`, if it does not say what `base` said."""
    if base == newest.number:
        return None
    versions = list(editorial.versions_of(initiative).filter(number__gte=base).select_related("author"))
    if base < 1 or not versions or versions[-1].number != base:
        return newest  # a damaged form: nothing says what its author had read
    if values_of(versions[-1].data, part) == values_of(newest.data, part):
        return None
    changed = (new for new, old in pairwise(versions) if values_of(new.data, part) != values_of(old.data, part))
    return next(changed, newest)


def _newest(initiative: Initiative) -> Version:
    return editorial.versions_of(initiative).select_related("author").first()  # type: ignore[no-any-return]
