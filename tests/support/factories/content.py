"""Initiatives for the tests, made by the actions: `published_initiative(title="…", themes=["mobilite"])`."""

from typing import Any

from accounts.models import User
from content import actions
from content.models import Initiative, Theme
from content.models.rows import UNMEASURED
from content.vocabulary import forget_words
from foundation.history.enums import EditorialState
from tests.support.factories.accounts import UserFactory


def theme(slug: str, name: str = "", aliases: str = "") -> str:
    """A term of the controlled list; its slug."""
    Theme.objects.get_or_create(slug=slug, defaults={"name": name or slug.capitalize(), "aliases": aliases})
    forget_words()
    return slug


def initiative_data(**changes: Any) -> dict[str, Any]:
    """The snapshot of a complete sheet."""
    return {
        "title": "Un guichet au marché",
        "form": "full",
        "territory_name": "Trois-Moulins",
        "territory_kind": "commune",
        "department_id": None,
        "region_id": None,
        "population": 4200,
        "year": 2023,
        "axis": "proximite-usager",
        "posture": "aller-vers",
        "proximity_form": "flux",
        "demand": "services",
        "outcome": "experimentation",
        "licence": "Licence Ouverte 2.0",
        "summary": "La mairie tient un stand au marché du samedi.",
        "problem": "Peu de monde vient à l’accueil.",
        "context": "Un bourg et six hameaux.",
        "fieldwork": "Douze entretiens sur le marché.",
        "done": "Trois samedis d’essai.",
        "failed": "La pluie a vidé le deuxième samedi.",
        "helped": "Une élue présente chaque fois.",
        "afterwards": "Le stand revient au printemps.",
        "territory": None,
        "themes": [],
        "methods": [{"name": "observation sur place", "card": None}],
        "hypotheses": [
            {
                "statement": "Les horaires freinent.",
                "tested_by": "Entretiens",
                "verdict": "infirmee",
                "evidence": "3 sur 12",
            }
        ],
        "tools": [{"name": "Framaforms", "is_free": True, "cost": "gratuit"}],
        "indicators": [{"text": "40 passages le premier samedi", **UNMEASURED}],
        "factors": [{"weight": "success", "text": "Un lieu déjà fréquenté"}],
        "sources": [{"title": "Bilan du service accueil", "locator": "p. 3", "url": "https://exemple.fr/bilan"}],
        **changes,
    }


def draft_initiative(*, author: User | None = None, **changes: Any) -> Initiative:
    """A draft of `author` (somebody when none is given)."""
    return actions.draft_initiative(actor=author or UserFactory(), data=initiative_data(**changes))


def submitted_initiative(*, author: User | None = None, **changes: Any) -> Initiative:
    """An initiative that waits for the editors."""
    initiative = draft_initiative(author=author, **changes)
    actions.submit_initiative(initiative, actor=initiative.authors.get())
    return initiative


def published_initiative(*, author: User | None = None, **changes: Any) -> Initiative:
    """An initiative on line, reviewed by an editor."""
    initiative = submitted_initiative(author=author, **changes)
    actions.publish_initiative(initiative, actor=UserFactory(is_editor=True))
    return initiative


def archived_initiative(**changes: Any) -> Initiative:
    """An initiative taken off the lists."""
    initiative = published_initiative(**changes)
    actions.archive_initiative(initiative, actor=UserFactory(is_editor=True), comment="Remplacée.")
    return initiative


def to_revise_initiative(**changes: Any) -> Initiative:
    """An initiative that the editors sent back."""
    initiative = submitted_initiative(**changes)
    actions.ask_changes_on_initiative(initiative, actor=UserFactory(is_editor=True), comment="Précisez.")
    return initiative


MAKERS = {
    EditorialState.DRAFT: draft_initiative,
    EditorialState.SUBMITTED: submitted_initiative,
    EditorialState.TO_REVISE: to_revise_initiative,
    EditorialState.PUBLISHED: published_initiative,
    EditorialState.ARCHIVED: archived_initiative,
}


def initiative_in(state: EditorialState, **changes: Any) -> Initiative:
    """An initiative in the state that is named."""
    return MAKERS[state](**changes)
