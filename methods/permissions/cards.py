"""Who may do what with a card. States are judged by `foundation.history.editorial`."""

from typing import Any

from accounts.permissions import is_editor
from foundation.history.enums import EditorialState, Verdict
from methods.models import MethodCard

PUBLIC_STATES = (EditorialState.PUBLISHED, EditorialState.ARCHIVED)


def is_author(user: Any, card: MethodCard) -> bool:
    """Whether `user` wrote the card. Costs nothing when the authors are prefetched."""
    return user.is_authenticated and any(author.pk == user.pk for author in card.authors.all())


def can_read_card(user: Any, card: MethodCard) -> bool:
    """Published and archived cards are everybody's; the others, their authors' and the editors'."""
    return card.state in PUBLIC_STATES or can_edit_card(user, card)


def can_draft_card(user: Any) -> bool:
    """Any signed-in member may write a card."""
    return bool(user.is_authenticated)


def can_edit_card(user: Any, card: MethodCard) -> bool:
    """Authors and editors write the next version, read the history and restore old versions."""
    return is_editor(user) or is_author(user, card)


def can_review_cards(user: Any) -> bool:
    """Editors read what is submitted, ask for changes and archive."""
    return is_editor(user)


def can_publish_card(user: Any, card: MethodCard) -> bool:
    """A card is published by an editor who did not write it."""
    return is_editor(user) and not is_author(user, card)


def awaits_another_editor(user: Any, card: MethodCard) -> bool:
    """Whether this editor would publish the submitted card, had they not written it."""
    return card.review_state == EditorialState.SUBMITTED and is_editor(user) and not can_publish_card(user, card)


def allowed_verdicts(user: Any, card: MethodCard) -> set[Verdict]:
    """The steps of the editorial life that this person may take on the card, whatever its state."""
    rights = {
        Verdict.SUBMITTED: can_edit_card(user, card),
        Verdict.CHANGES_ASKED: can_review_cards(user),
        Verdict.PUBLISHED: can_publish_card(user, card),
        Verdict.ARCHIVED: can_review_cards(user),
    }
    return {verdict for verdict, held in rights.items() if held}
