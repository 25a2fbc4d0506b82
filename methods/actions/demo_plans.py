"""An imaginary workshop, so that the demonstration shows how one is prepared."""

import datetime as dt

from accounts.models import User
from methods.enums import BlockKind
from methods.models import PlanBlock, PlanFacilitator, WorkshopPlan

SLUG = "retour-d-experience-accueil-demo"


def load_demo_plan(owner: User, helper: User) -> WorkshopPlan:
    """The workshop of `owner`, prepared with `helper`; safe to run twice."""
    plan, new = WorkshopPlan.objects.get_or_create(
        slug=SLUG,
        defaults={"title": "Retour d’expérience de l’accueil", "owner": owner, "day": dt.date(2027, 1, 14)},
    )
    if new:
        PlanFacilitator.objects.create(plan=plan, user=helper, added_by=owner)
        PlanBlock.objects.create(plan=plan, position=1, kind=BlockKind.WELCOME, title="Accueil", minutes=15)
    return plan
