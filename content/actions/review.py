"""The editorial life of a sheet: submitted, sent back, on line, archived."""

from typing import Any

from django.db import transaction

from content import permissions
from content.actions.comments import close_round
from content.actions.shelving import shelve, take_off
from content.actions.vouching import ask_to_vouch
from content.completeness import missing_before
from content.models import Initiative
from content.notifications import INITIATIVE_NEWS
from foundation.history import editorial
from foundation.history.editorial import WrongState
from foundation.notifications import announce
from foundation.web.allowed import require


class IncompleteInitiative(WrongState):
    """The sheet cannot be submitted or published yet; the message says what is missing."""


def submit_initiative(initiative: Initiative, *, actor: Any, seen: int | None = None) -> None:
    """Hand the latest version to the editors. Raises PermissionDenied, WrongState, IncompleteInitiative."""
    require(permissions.can_edit_initiative(actor, initiative))
    _require_complete(initiative)
    with transaction.atomic():
        editorial.submit(initiative, actor=actor, seen=seen)
        announce(INITIATIVE_NEWS.submitted, target=initiative, actor=actor)


def ask_changes_on_initiative(initiative: Initiative, *, actor: Any, comment: str, seen: int | None = None) -> None:
    """Send the submitted version back to its authors. Raises PermissionDenied, WrongState."""
    require(permissions.can_review_initiatives(actor))
    with transaction.atomic():
        decision = editorial.ask_changes(initiative, actor=actor, comment=comment, seen=seen)
        announce(INITIATIVE_NEWS.answered, target=decision, actor=actor)


def publish_initiative(initiative: Initiative, *, actor: Any, comment: str = "", seen: int | None = None) -> None:
    """Put the submitted version on line. Raises PermissionDenied, WrongState, IncompleteInitiative."""
    require(permissions.can_publish_initiative(actor, initiative))
    _require_complete(initiative)
    left = initiative.territory
    with transaction.atomic():
        editorial.publish(initiative, actor=actor, comment=comment, seen=seen)
        shelve(initiative, left=left)
        close_round(initiative, actor=actor)
        ask_to_vouch(initiative, actor=actor)
        announce(INITIATIVE_NEWS.published, target=initiative, actor=actor)


def archive_initiative(initiative: Initiative, *, actor: Any, comment: str, seen: int | None = None) -> None:
    """Take a published sheet off the lists. Raises PermissionDenied, WrongState."""
    require(permissions.can_review_initiatives(actor))
    with transaction.atomic():
        editorial.archive(initiative, actor=actor, comment=comment, seen=seen)
        take_off(initiative)


def _require_complete(initiative: Initiative) -> None:
    if missing := missing_before(initiative, editorial.latest_version_of(initiative).data):
        raise IncompleteInitiative(" ".join(missing))
