"""Where the work of a team leads in the rooms below."""

from django.urls import reverse
from django.utils.translation import gettext as _

from learning.models import Team

TELLING_STARTS = 10  # the week from which an investigation has something to tell


def tell_url(team: Team, week: int) -> str:
    """Where the team tells its investigation to the library, its problem already written; "" too early."""
    if week < TELLING_STARTS:
        return ""
    return reverse("content:initiative-propose", query={"probleme": team.problem})


def onward(team: Team, week: int) -> list[dict[str, str]]:
    """The next steps of the loop: who did it, how to go about it, telling what came of it."""
    links = [
        {
            "title": _("Raconter cette enquête"),
            "url": tell_url(team, week),
            "text": _("Elle devient une initiative de la bibliothèque, ce qui a échoué compris."),
        },
        {
            "title": _("Qui l’a déjà fait ?"),
            "url": reverse("content:initiative-list", query={"q": team.problem}),
            "text": _("Les initiatives proches de votre problème."),
        },
        {
            "title": _("Choisir une méthode"),
            "url": reverse("methods:card-list"),
            "text": _("Savoir comment s’y prendre, étape par étape."),
        },
    ]
    return [link for link in links if link["url"]]
