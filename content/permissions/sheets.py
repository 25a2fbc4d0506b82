"""Who may do what in the library. States are judged by `foundation.history.editorial`."""

from typing import Any

from accounts.permissions import is_editor
from content.models import Initiative
from foundation.history.enums import EditorialState, Verdict

PUBLIC_STATES = (EditorialState.PUBLISHED, EditorialState.ARCHIVED)


def is_author(user: Any, initiative: Initiative) -> bool:
    """Whether `user` wrote the sheet. Costs nothing when the authors are prefetched."""
    return user.is_authenticated and any(author.pk == user.pk for author in initiative.authors.all())


def can_read_initiative(user: Any, initiative: Initiative) -> bool:
    """Published and archived sheets are everybody's; the others, their authors' and the editors'."""
    return initiative.state in PUBLIC_STATES or can_edit_initiative(user, initiative)


def can_propose_initiative(user: Any) -> bool:
    """Any member may tell a case."""
    return bool(user.is_authenticated and user.is_active)


def can_edit_initiative(user: Any, initiative: Initiative) -> bool:
    """Authors and editors write the next version, join documents, read the history and restore old versions."""
    return is_editor(user) or (can_propose_initiative(user) and is_author(user, initiative))


def can_review_initiatives(user: Any) -> bool:
    """Editors read what is submitted, ask for changes and archive."""
    return is_editor(user)


def can_publish_initiative(user: Any, initiative: Initiative) -> bool:
    """A sheet is published by an editor who did not write it."""
    return is_editor(user) and not is_author(user, initiative)


def awaits_another_editor(user: Any, initiative: Initiative) -> bool:
    """Whether this editor would publish the submitted sheet, had they not written it."""
    return initiative.review_state == EditorialState.SUBMITTED and is_editor(user) and is_author(user, initiative)


def allowed_verdicts(user: Any, initiative: Initiative) -> set[Verdict]:
    """The steps of the editorial life that this person may take on the sheet, whatever its state."""
    rights = {
        Verdict.SUBMITTED: can_edit_initiative(user, initiative),
        Verdict.CHANGES_ASKED: can_review_initiatives(user),
        Verdict.PUBLISHED: can_publish_initiative(user, initiative),
        Verdict.ARCHIVED: can_review_initiatives(user),
    }
    return {verdict for verdict, held in rights.items() if held}
