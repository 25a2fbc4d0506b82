"""An imaginary workshop under way, so that the demonstration shows the page of the phone."""

import datetime as dt
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from methods.actions.runs import Told, record_events, start_run
from methods.enums import BlockKind, RunEventKind
from methods.models import MethodCard, PlanBlock, PlanFacilitator, WorkshopPlan, WorkshopRun
from methods.queries.runs import get_plan_to_run

SLUG = "la-tournee-du-matin-demo"
SINCE = dt.timedelta(minutes=31)
BLOCKS = (
    {"kind": BlockKind.WELCOME, "title": "Accueil et tour des prénoms", "minutes": 15, "lead": "Camille"}
    | {"say": "Merci d’être là. Nous cherchons ensemble ce qui rend la tournée du matin si lourde."},
    {"kind": BlockKind.CARD, "title": "Idées en silence", "minutes": 45, "lead": "Nour", "everyone_speaks": True}
    | {"notes": "Les feuilles sont dans le bac bleu.", "prepare": "Une feuille par personne, des feutres."},
    {"kind": BlockKind.BREAK, "title": "Pause", "minutes": 10},
    {"kind": BlockKind.FREE, "title": "Choisir ce que l’on essaie lundi", "minutes": 30, "lead": "Camille"}
    | {"say": "Chacun pose deux gommettes. Nous gardons deux essais, pas davantage.", "everyone_speaks": True},
    {"kind": BlockKind.CLOSING, "title": "Un mot chacun", "minutes": 10, "say": "Vous repartez avec quoi ?"},
)
TOLD = (
    (16, RunEventKind.BEGIN, 1, ""),
    (22, RunEventKind.NOTE, 1, "Trois feuilles parlent des clés : on les cherche chaque matin dans deux bureaux."),
    (27, RunEventKind.NOTE, 1, "Yanis propose d’essayer une semaine sans la réunion de 7 h 30."),
)


def load_demo_run(owner: User, helper: User) -> None:
    """Begin the workshop of `owner`, half an hour ago; safe to run twice."""
    if WorkshopPlan.objects.filter(slug=SLUG).exists():
        return
    plan = WorkshopPlan.objects.create(slug=SLUG, title="La tournée du matin, autrement", owner=owner, people=9)
    PlanFacilitator.objects.create(plan=plan, user=helper, added_by=owner)
    card = MethodCard.objects.get(slug="idees-en-silence")
    for position, fields in enumerate(BLOCKS, 1):
        is_card = fields["kind"] == BlockKind.CARD
        PlanBlock.objects.create(plan=plan, position=position, card=card if is_card else None, **fields)
    run = start_run(get_plan_to_run(owner, plan.slug), actor=owner)
    run.started_at = timezone.now() - SINCE
    WorkshopRun.objects.filter(pk=run.pk).update(started_at=run.started_at)
    told = [
        Told(kind, run.started_at + dt.timedelta(minutes=at), uuid4(), slot, 0, text) for at, kind, slot, text in TOLD
    ]
    record_events(run, told, actor=helper)
