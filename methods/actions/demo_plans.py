"""An imaginary workshop, so that the demonstration shows how one is prepared, and a model drawn from it."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.models import User
from methods.actions.plan_copies import share_model
from methods.enums import BlockKind
from methods.models import MethodCard, PlanBlock, PlanFacilitator, WorkshopPlan

SLUG = "retour-d-experience-accueil-demo"
IN_DAYS = 9
PLAN: dict[str, Any] = {
    "title": "Retour d’expérience de l’accueil",
    "purpose": "Comprendre ce qui a ralenti l’accueil cet automne, et choisir deux essais pour le printemps.",
    "people": 14,
    "place": "Salle des mariages (imaginaire)",
    "starts_at": dt.time(9),
    "available_minutes": 210,
}
BLOCKS: tuple[dict[str, Any], ...] = (
    {
        "kind": BlockKind.WELCOME,
        "title": "Accueil et café",
        "minutes": 15,
        "lead": "Camille",
        "prepare": "Café, badges",
    },
    {"card": "tour-d-ouverture", "title": "Tour d’ouverture", "minutes": 20, "lead": "Nour"},
    {
        "card": "retour-d-experience",
        "title": "Ce qui était prévu, ce qui s’est passé",
        "minutes": 60,
        "lead": "Nour",
        "notes": "Commencer par la journée de la rentrée : tout le monde s’en souvient.",
    },
    {"kind": BlockKind.BREAK, "title": "Pause", "minutes": 15},
    {"kind": BlockKind.PARALLEL, "title": "Deux pistes à la fois", "minutes": 0},
    {
        "card": "trier-par-criteres",
        "title": "Choisir deux essais",
        "minutes": 30,
        "lead": "Camille",
        "materials": [{"name": "Gommettes", "quantity": "3 par personne"}],
    },
    {"kind": BlockKind.CLOSING, "title": "Qui fait quoi, et quand", "minutes": 10, "everyone_speaks": True},
)
TRACKS: tuple[dict[str, Any], ...] = (
    {"title": "Le courrier de convocation", "minutes": 40, "lead": "Camille", "everyone_speaks": True},
    {"title": "La file du lundi", "minutes": 35, "lead": "Nour", "everyone_speaks": True},
)


def load_demo_plan(owner: User, helper: User) -> WorkshopPlan:
    """Write the workshop of `owner`, prepared with `helper`, and its shared model; safe to run twice."""
    day = timezone.localdate() + dt.timedelta(days=IN_DAYS)
    plan, new = WorkshopPlan.objects.get_or_create(slug=SLUG, defaults=PLAN | {"owner": owner, "day": day})
    if not new:
        return plan
    PlanFacilitator.objects.create(plan=plan, user=helper, added_by=owner)
    for position, row in enumerate(BLOCKS, start=1):
        block = _write(plan, position, row)
        if block.kind == BlockKind.PARALLEL:
            for track, inner in enumerate(TRACKS, start=1):
                _write(plan, 1, inner | {"parent": block, "track": track})
    share_model(plan, actor=owner, title="Retour d’expérience d’un service")
    return plan


def _write(plan: WorkshopPlan, position: int, row: dict[str, Any]) -> PlanBlock:
    """One block; a card that is not there leaves a free one."""
    card = MethodCard.objects.filter(slug=row.get("card", "")).first()
    made_of = {"card": card, "kind": BlockKind.CARD, "everyone_speaks": True} if card else {}
    return PlanBlock.objects.create(plan=plan, position=position, **row | {"card": None} | made_of)
