"""An imaginary workshop that took place last week, so that the demonstration shows what one learns of it."""

import datetime as dt
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from methods.actions.uses import report_use
from methods.enums import BlockKind, RunEventKind
from methods.models import MethodCard, PlanBlock, PlanFacilitator, RunEvent, WorkshopPlan, WorkshopRun
from methods.queries.runs import get_plan_to_run
from methods.running.outline import outline_of

SLUG = "un-courrier-qui-se-comprend-demo"
DAYS_AGO = 6
BLOCKS: tuple[dict[str, Any], ...] = (
    {"kind": BlockKind.WELCOME, "title": "Accueil et café", "minutes": 15, "lead": "Camille", "prepare": "Café, badges"}
    | {"say": "Bonjour à tous. Ce matin, nous réécrivons une seule lettre, mais jusqu’au bout."},
    {"card": "tour-d-ouverture", "minutes": 20, "lead": "Nour"},
    {
        "card": "simplifier-un-courrier",
        "minutes": 90,
        "lead": "Camille",
        "notes": "Sortir la lettre d’octobre, masquée.",
    }
    | {"prepare": "La lettre d’octobre en huit copies, sans nom ni adresse"},
    {"kind": BlockKind.BREAK, "title": "Pause", "minutes": 15},
    {"card": "decision-par-consentement", "minutes": 45, "lead": "Nour"},
    {"kind": BlockKind.CLOSING, "title": "Qui fait quoi lundi", "minutes": 15, "lead": "Camille"},
)
# Minute, what, slot, what was noted.
TOLD = (
    (12, RunEventKind.NOTE, 0, "Deux personnes de la comptabilité n’avaient jamais lu la lettre en entier."),
    (21, RunEventKind.BEGIN, 1, ""),
    (39, RunEventKind.BEGIN, 2, ""),
    (58, RunEventKind.NOTE, 2, "« Nous vous prions de bien vouloir » : personne ne sait ce qu’il faut faire."),
    (84, RunEventKind.NOTE, 2, "La troisième version tient sur une page. Les délais sont enfin au début."),
    (132, RunEventKind.NOTE, 2, "Le test avec la voisine de bureau a pris vingt minutes de plus, et il les valait."),
    (157, RunEventKind.BEGIN, 3, ""),
    (169, RunEventKind.BEGIN, 4, ""),
    (198, RunEventKind.NOTE, 4, "Accord pour essayer un mois ; la mise en page est remise à plus tard."),
    (211, RunEventKind.BEGIN, 5, ""),
    (220, RunEventKind.END, 5, ""),
)
STORY = {
    "people": 8,
    "minutes": 18,
    "audience": "agents de l’accueil et de la comptabilité",
    "worked": "Une question simple, posée debout : tout le monde avait parlé au bout d’un quart d’heure.",
}


def load_demo_afterwards(owner: User, helper: User) -> None:
    """Write the workshop, its run and one story of its cards; safe to run twice."""
    if WorkshopPlan.objects.filter(slug=SLUG).exists():
        return
    day = timezone.localdate() - dt.timedelta(days=DAYS_AGO)
    plan = _plan(owner, helper, day)
    started_at = timezone.make_aware(dt.datetime.combine(day, dt.time(9, 4)))
    run = _run(plan, owner, started_at)
    told = STORY | {"used_on": day}
    report_use(MethodCard.objects.get(slug="tour-d-ouverture"), actor=owner, data=told, run=run)


def _plan(owner: User, helper: User, day: dt.date) -> WorkshopPlan:
    plan = WorkshopPlan.objects.create(
        slug=SLUG,
        title="Un courrier qui se comprend",
        purpose="Réécrire la lettre d’attribution avec ceux qui y répondent au téléphone.",
        owner=owner,
        people=8,
        place="Mairie d’Essaimville, salle des mariages",
        day=day,
    )
    PlanFacilitator.objects.create(plan=plan, user=helper, added_by=owner)
    cards = {card.slug: card for card in MethodCard.objects.filter(slug__in=[row.get("card", "") for row in BLOCKS])}
    for position, row in enumerate(BLOCKS, start=1):
        card = cards.get(row.get("card", ""))
        fields = {"kind": BlockKind.CARD, "title": card.title, "everyone_speaks": True} if card else {}
        PlanBlock.objects.create(plan=plan, position=position, **fields | row | {"card": card})
    return plan


def _run(plan: WorkshopPlan, owner: User, started_at: dt.datetime) -> WorkshopRun:
    outline = outline_of(get_plan_to_run(owner, plan.slug))
    ended_at = started_at + dt.timedelta(minutes=TOLD[-1][0])
    run = WorkshopRun.objects.create(
        plan=plan, outline=outline, started_by=owner, started_at=started_at, ended_at=ended_at
    )
    for minute, kind, slot, text in TOLD:
        at = started_at + dt.timedelta(minutes=minute)
        RunEvent.objects.create(run=run, uid=uuid4(), kind=kind, at=at, slot=slot, text=text, author=owner)
    return run
