"""Method cards for the tests."""

from typing import Any

from accounts.models import User
from foundation.history.enums import EditorialState
from methods import actions
from methods.models import PLAIN_FIELDS, MethodCard
from methods.starter import starter_cards
from tests.support.factories.accounts import UserFactory


def card_data(**changes: Any) -> dict[str, Any]:
    """The snapshot of a complete card."""
    return {
        "title": "Marche exploratoire",
        "summary": "Parcourir un lieu à plusieurs et noter ce qui gêne.",
        "family": "participation",
        "phase": "recherche",
        "level": "debutant",
        "setting": "sur-place",
        "duration_min": 60,
        "duration_max": 120,
        "group_min": 4,
        "group_max": 12,
        "licence": "Licence Ouverte 2.0",
        "purpose": "Voir un lieu avec ceux qui le pratiquent.",
        "when_to_use": "Avant un aménagement.",
        "when_not": "Quand tout est décidé.",
        "audience": "Des habitants et deux agents.",
        "pitfalls": "Parler plus que regarder.",
        "variants": "De nuit.",
        "steps": [
            {"title": "Accueillir", "minutes": 20, "text": "Dire le but et le trajet.", "say": "Regardons ensemble."},
            {"title": "Marcher", "minutes": 60, "text": "S’arrêter six fois.", "say": ""},
        ],
        "materials": [{"name": "Carnet", "quantity": "1 par personne"}],
        "related": [],
        "case_notes": [],
        "sources": [{"title": "Guide des marches, Ville de Montréal"}],
        **changes,
    }


def draft_card(*, author: User | None = None, **changes: Any) -> MethodCard:
    """A draft of `author` (somebody when none is given)."""
    return actions.draft_card(actor=author or UserFactory(), data=card_data(**changes))


def submitted_card(*, author: User | None = None, **changes: Any) -> MethodCard:
    """A card that waits for the editors."""
    card = draft_card(author=author, **changes)
    actions.submit_card(card, actor=card.authors.get())
    return card


def published_card(*, author: User | None = None, **changes: Any) -> MethodCard:
    """A card on line, reviewed by an editor."""
    card = submitted_card(author=author, **changes)
    actions.publish_card(card, actor=UserFactory(is_editor=True))
    return card


def archived_card(**changes: Any) -> MethodCard:
    """A card taken off the lists."""
    card = published_card(**changes)
    actions.archive_card(card, actor=UserFactory(is_editor=True), comment="Remplacée.")
    return card


def card_in(state: EditorialState, *, author: User) -> MethodCard:
    """A card of `author` in the state that is named."""
    makers = {
        EditorialState.DRAFT: draft_card,
        EditorialState.SUBMITTED: submitted_card,
        EditorialState.PUBLISHED: published_card,
        EditorialState.ARCHIVED: archived_card,
    }
    if state == EditorialState.TO_REVISE:
        card = submitted_card(author=author)
        actions.ask_changes_on_card(card, actor=UserFactory(is_editor=True), comment="Précisez.")
        return card
    return makers[state](author=author)


def bare_starter_cards() -> None:
    """The starter cards on line with their fields and nothing else: no steps, no versions, no index; fast."""
    MethodCard.objects.bulk_create(
        MethodCard(slug=slug, state=EditorialState.PUBLISHED, **{name: data[name] for name in PLAIN_FIELDS})
        for slug, data in starter_cards()
    )
