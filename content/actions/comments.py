"""Comments beside the parts of a version under review. They leave with the decision: no news for each."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from content.models import Initiative, SectionComment
from content.parts import Part
from content.permissions.comments import can_comment, can_settle
from foundation.history.editorial import WrongState
from foundation.history.enums import EditorialState
from foundation.web.allowed import require

REVIEWED = (EditorialState.SUBMITTED, EditorialState.TO_REVISE)


def comment_part(initiative: Initiative, part: Part, *, actor: Any, body: str) -> SectionComment:
    """Say something of a part of the latest version. Raises PermissionDenied, WrongState outside a review."""
    require(can_comment(actor, initiative))
    if initiative.review_state not in REVIEWED:
        raise WrongState(_("Cette version n’est pas en relecture : personne ne lirait votre commentaire."))
    return SectionComment.objects.create(
        initiative=initiative, version=initiative.latest_version, section=part.key, author=actor, body=body
    )


def settle_comment(comment: SectionComment, *, actor: Any) -> None:
    """Say that a comment has been dealt with. Raises PermissionDenied."""
    require(can_settle(actor, comment))
    SectionComment.objects.filter(pk=comment.pk, resolved_at=None).update(resolved_at=timezone.now(), resolved_by=actor)


def reopen_comment(comment: SectionComment, *, actor: Any) -> None:
    """Say that a comment has not been dealt with. Raises PermissionDenied."""
    require(can_settle(actor, comment))
    SectionComment.objects.filter(pk=comment.pk).update(resolved_at=None, resolved_by=None)


def close_round(initiative: Initiative, *, actor: Any) -> None:
    """After a publication: what was still open is settled by it."""
    still_open = SectionComment.objects.filter(initiative=initiative, resolved_at=None)
    still_open.update(resolved_at=timezone.now(), resolved_by=actor)
