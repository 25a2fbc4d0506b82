"""Imaginary uses of real cards, so that the demonstration shows what people tell."""

import datetime as dt
from typing import Any

from accounts.models import User
from methods.actions.uses import report_use
from methods.models import MethodCard, UseReport
from territories.models import Collectivite

USES: tuple[dict[str, Any], ...] = (
    {
        "used_on": dt.date(2026, 9, 17),
        "people": 6,
        "minutes": 75,
        "audience": "agents d’accueil de la mairie",
        "worked": "Écrire en silence avant de parler : les deux collègues les plus discrètes ont posé le plus d’idées.",
        "failed": "Le tri final a débordé : nous n’avions pas décidé des critères avant.",
        "changed": "Une feuille par personne plutôt que des notes à coller.",
    },
    {
        "used_on": dt.date(2026, 10, 8),
        "people": 11,
        "minutes": 80,
        "audience": "élus et agents de trois communes imaginaires",
        "worked": "Tout le monde a participé, même à onze.",
        "failed": "",
        "changed": "Deux sous-groupes pour la lecture.",
    },
    {
        "used_on": dt.date(2026, 11, 5),
        "people": 8,
        "minutes": 85,
        "audience": "équipe du centre d’action sociale",
        "worked": "Le calme du début.",
        "failed": "La consigne n’était pas affichée : il a fallu la répéter trois fois.",
        "changed": "",
    },
)


def load_demo_uses(tellers: list[User], place: Collectivite) -> None:
    """Tell the imaginary uses of « Idées en silence », one a person; safe to run twice."""
    card = MethodCard.objects.get(slug="idees-en-silence")
    for teller, told in zip(tellers, USES, strict=True):
        if not UseReport.objects.filter(card=card, author=teller).exists():
            report_use(card, actor=teller, data=told | {"collectivite": place})
