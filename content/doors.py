"""Where an initiative leads in the rooms above (their addresses only: nothing is imported upwards)."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import Initiative
from content.permissions import PUBLIC_STATES
from content.permissions.relay import can_ask_team
from foundation.history.enums import EditorialState
from foundation.web.doors import address, standing


def doors(initiative: Initiative) -> list[dict[str, Any]]:
    """Small pages around the sheet: close cases, the threads about it, the path steps that read it.

    Nobody speaks of a sheet that is not on line: it has no thread and no path yet.
    """
    close = {"title": _("Cas proches"), "url": reverse("content:who-did-it", args=[initiative.slug])}
    return [close, *_doors_above(initiative)]


def _doors_above(initiative: Initiative) -> list[dict[str, Any]]:
    if initiative.state not in PUBLIC_STATES:
        return []
    return standing(
        [
            {"title": _("Reprises"), "url": reverse("content:adaptations", args=[initiative.slug])},
            threads_door(initiative),
            {"title": _("Les parcours qui la font lire"), "url": address("learning:for-initiative", initiative.slug)},
        ]
    )


def threads_door(initiative: Initiative) -> dict[str, Any]:
    """The threads about the initiative."""
    return {"title": _("Ce qu’on en dit"), "url": address("community:for-object", "initiative", initiative.slug)}


def ask_url(initiative: Initiative) -> str:
    """Where to start a thread about the initiative, or "" while it is not on line."""
    if initiative.state not in PUBLIC_STATES:
        return ""
    start = address("community:topic-start")
    return f"{start}?lien=initiative:{initiative.slug}" if start else ""


def contact_url(initiative: Initiative, user: Any) -> str:
    """Where to write to the team of a case; a visitor signs in on the way; "" for those who may not."""
    on_line = initiative.state == EditorialState.PUBLISHED
    if not on_line or (user.is_authenticated and not can_ask_team(user, initiative)):
        return ""
    return reverse("content:enquiry-start", args=[initiative.slug])


def ask_around_url(initiative: Initiative) -> str:
    """Where to ask at once several teams of close cases; "" while the initiative is not on line."""
    if initiative.state != EditorialState.PUBLISHED:
        return ""
    return f"{reverse('content:ask-round')}?{urlencode({'fiche': initiative.slug})}"


def who_did_it_url(initiative: Initiative) -> str:
    """Who did something close, and where to ask; "" while the initiative is not on line."""
    return reverse("content:who-did-it", args=[initiative.slug]) if initiative.state in PUBLIC_STATES else ""


def onward(initiative: Initiative) -> list[dict[str, Any]]:
    """The next steps of the loop."""
    territory = initiative.territory
    return standing(
        [
            {
                "title": _("Qui l’a fait ?"),
                "url": who_did_it_url(initiative),
                "text": _("Les cas proches, ce qu’on en dit, et à qui le demander."),
            },
            {
                "title": _("Demander à ceux qui l’ont fait"),
                "url": ask_around_url(initiative),
                "text": _("Une question, jusqu’à cinq équipes près de chez vous."),
            },
            {
                "title": _("Voir ce territoire"),
                "url": territory.get_absolute_url() if territory else "",
                "text": _("Ce qu’il partage d’autre, et ses voisins."),
            },
            {
                "title": _("Suivre un parcours"),
                "url": address("learning:path-list"),
                "text": _("Enquêter sur un problème à vous, pas à pas."),
            },
        ]
    )
