"""Where a thread leads next."""

from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import Topic


def onward(topic: Topic) -> list[dict[str, str]]:
    """The next steps of the loop: who did it, how to go about it, telling what came of it."""
    links = [
        {
            "title": _("Chercher une initiative"),
            "url": reverse("content:initiative-list"),
            "text": _("Voir qui l’a déjà fait, et ce que cela a donné."),
        },
        {
            "title": _("Choisir une méthode"),
            "url": reverse("methods:card-list"),
            "text": _("Savoir comment s’y prendre, étape par étape."),
        },
    ]
    if topic.solution_id:
        told = {"title": _("Proposer une initiative"), "url": reverse("content:initiative-propose")}
        links.append({**told, "text": _("Ce fil a débouché sur une action : racontez-la à la bibliothèque.")})
    return links
