"""What can be done to a card. Each action checks the person, then the state, changes, indexes and announces."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.history import editorial
from foundation.history.editorial import WrongState
from foundation.history.models import Version
from foundation.notifications import announce
from foundation.search import forget, index
from foundation.web.allowed import require
from foundation.web.slugs import save_with_slug
from methods import permissions
from methods.completeness import missing_parts
from methods.models import PLAIN_FIELDS, MethodCard
from methods.notifications import CARD_NEWS

PAGES = {"proposer", "apercu", "a-relire", "mes-fiches", "usages", "importer", "kits", "impression"}


class IncompleteCard(WrongState):
    """The card cannot be submitted yet; the message says what is missing."""


def draft_card(*, actor: Any, data: dict[str, Any]) -> MethodCard:
    """Create a card from a snapshot, as its author's draft. Raises PermissionDenied."""
    require(permissions.can_draft_card(actor))
    with transaction.atomic():
        card = MethodCard(**{name: data[name] for name in PLAIN_FIELDS})
        save_with_slug(card, data["title"], reserved=PAGES)
        card.authors.add(actor)
        editorial.save_version(card, data, author=actor, base=0)
    return card


def edit_card(card: MethodCard, *, actor: Any, data: dict[str, Any], base: int) -> Version:
    """Save the next version. Raises PermissionDenied, EditConflict when `base` is not the latest version."""
    require(permissions.can_edit_card(actor, card))
    return editorial.save_version(card, data, author=actor, base=base)


def restore_card(card: MethodCard, number: int, *, actor: Any, base: int) -> Version:
    """Make version `number` the latest again. Raises PermissionDenied, EditConflict."""
    require(permissions.can_edit_card(actor, card))
    return editorial.restore(card, number, author=actor, base=base)


def submit_card(card: MethodCard, *, actor: Any, seen: int | None = None) -> None:
    """Hand the latest version to the editors. Raises PermissionDenied, WrongState, IncompleteCard."""
    require(permissions.can_edit_card(actor, card))
    if missing := missing_parts(editorial.latest_version_of(card).data):
        raise IncompleteCard(" ".join(missing))
    with transaction.atomic():
        editorial.submit(card, actor=actor, seen=seen)
        announce(CARD_NEWS.submitted, target=card, actor=actor)


def ask_changes_on_card(card: MethodCard, *, actor: Any, comment: str, seen: int | None = None) -> None:
    """Send the submitted version back to its authors. Raises PermissionDenied, WrongState."""
    require(permissions.can_review_cards(actor))
    with transaction.atomic():
        decision = editorial.ask_changes(card, actor=actor, comment=comment, seen=seen)
        announce(CARD_NEWS.answered, target=decision, actor=actor)


def publish_card(card: MethodCard, *, actor: Any, comment: str = "", seen: int | None = None) -> None:
    """Put the submitted version on line. Raises PermissionDenied, WrongState."""
    require(permissions.can_publish_card(actor, card))
    with transaction.atomic():
        editorial.publish(card, actor=actor, comment=comment, seen=seen)
        card.reviewed_by, card.reviewed_at = actor, timezone.now()
        card.save(update_fields=["reviewed_by", "reviewed_at"])
        index(card)
        announce(CARD_NEWS.published, target=card, actor=actor)


def archive_card(card: MethodCard, *, actor: Any, comment: str, seen: int | None = None) -> None:
    """Take a published card off the lists. Raises PermissionDenied, WrongState."""
    require(permissions.can_review_cards(actor))
    with transaction.atomic():
        editorial.archive(card, actor=actor, comment=comment, seen=seen)
        forget(card)
