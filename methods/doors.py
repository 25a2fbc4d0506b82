"""Where a card leads in the rooms above (their addresses only: nothing is imported upwards)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.web.doors import address, standing
from methods.models import MethodCard
from methods.permissions import PUBLIC_STATES


def doors(card: MethodCard) -> list[dict[str, Any]]:
    """Small pages of the rooms above: initiatives, steps of paths and threads that name this card.

    Nobody names a card that is not on line.
    """
    if card.state not in PUBLIC_STATES:
        return []
    return [
        {"title": _("Ceux qui l’ont employée racontent"), "url": reverse("methods:card-uses", args=[card.slug])},
        {"title": _("Les initiatives qui l’ont employée"), "url": reverse("content:for-card", args=[card.slug])},
        {"title": _("Les parcours qui l’enseignent"), "url": reverse("learning:for-card", args=[card.slug])},
        {"title": _("Ce qu’on en dit"), "url": reverse("community:for-object", args=["methode", card.slug])},
    ]


def onward(card: MethodCard) -> list[dict[str, Any]]:
    """The next steps of the loop."""
    return standing(
        [
            {"title": _("Poser une question"), "url": ask_url(card), "text": _("À ceux qui l’ont déjà essayée.")},
            {
                "title": _("Chercher une initiative"),
                "url": reverse("content:initiative-list"),
                "text": _("Voir ce que d’autres collectivités ont fait."),
            },
            {
                "title": _("Suivre un parcours"),
                "url": reverse("learning:path-list"),
                "text": _("Apprendre à enquêter pas à pas, seul·e ou en équipe."),
            },
        ]
    )


def workshop_onward() -> list[dict[str, Any]]:
    """The next steps of the loop around a workshop."""
    return standing(
        [
            {
                "title": _("Chercher une fiche méthode"),
                "url": reverse("methods:card-list"),
                "text": _("Dites en une phrase ce que vous avez et ce que vous voulez."),
            },
            {
                "title": _("Voir ce que d’autres ont fait"),
                "url": address("content:initiative-list"),
                "text": _("Les initiatives disent quelles méthodes ont servi, et ce qui n’a pas marché."),
            },
            {
                "title": _("Demander un avis"),
                "url": address("community:index"),
                "text": _("Quelqu’un a peut-être animé le même atelier."),
            },
        ]
    )


def ask_url(card: MethodCard) -> str:
    """Where to start a thread about the card, or "" while it is not on line."""
    if card.state not in PUBLIC_STATES:
        return ""
    return reverse("community:topic-start", query={"lien": f"methode:{card.slug}"})
