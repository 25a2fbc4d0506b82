"""What people type and have not saved: kept, dropped, and forgotten after a season."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from content import permissions
from content.models import Initiative, SectionDraft
from foundation.web.allowed import require

KEPT = dt.timedelta(days=90)
LARGEST = 200_000
NEVER_KEPT = {"csrfmiddlewaretoken", "once", "base"}
NUL = "\x00"


class TooMuchTyped(ValueError):
    """More was typed than a draft may hold."""


def keep_typed(
    initiative: Initiative | None, section: str, *, actor: Any, typed: Mapping[str, Sequence[str]], base: int
) -> None:
    """Keep what `actor` is typing in one part of a sheet (None: a new case). Raises PermissionDenied, TooMuchTyped."""
    require(_may_type(actor, initiative))
    data = {name: [_plain(value) for value in values] for name, values in typed.items() if name not in NEVER_KEPT}
    if len(json.dumps(data)) > LARGEST:
        raise TooMuchTyped
    SectionDraft.objects.update_or_create(
        initiative=initiative, author=actor, section=section, defaults={"data": data, "base": base}
    )


def drop_typed(initiative: Initiative | None, section: str, *, actor: Any) -> None:
    """Forget what `actor` typed in one part."""
    SectionDraft.objects.filter(initiative=initiative, author=actor, section=section).delete()


def purge_typed() -> int:
    """Forget what nobody came back to; return how many."""
    return SectionDraft.objects.filter(saved_at__lt=timezone.now() - KEPT).delete()[0]


def _may_type(actor: Any, initiative: Initiative | None) -> bool:
    if initiative is None:
        return permissions.can_propose_initiative(actor)
    return permissions.can_edit_initiative(actor, initiative)


def _plain(value: str) -> str:
    """A text that both databases can hold."""
    return value.replace(NUL, "").encode("utf-8", "replace").decode()
