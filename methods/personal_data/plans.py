"""The workshops of a person: those they prepare, alone or with others, and what they noted while running them."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from foundation.documents import composing
from methods.actions.plans import drop_plan
from methods.actions.runs import empty_notes
from methods.models import PlanBlock, PlanChange, PlanFacilitator, PlanPrint, RunEvent, WorkshopPlan
from methods.running.course import NOTED


def _export(user: User) -> list[Row]:
    plans = WorkshopPlan.objects.filter(owner=user)
    blocks = PlanBlock.objects.filter(plan__owner=user).order_by("plan", "track", "position")
    return [
        *plans.values("title", "purpose", "day", "place", "people", "is_model", "is_shared", "created_at"),
        *blocks.values("plan__title", "title", "minutes", "text", "lead", "notes", "prepare"),
        *PlanFacilitator.objects.filter(user=user).values("plan__title", "created_at"),
        *RunEvent.objects.filter(author=user).exclude(text="").values("run__plan__title", "at", "text"),
    ]


def _erase(user: User, remove_contributions: bool) -> None:
    """A workshop prepared with others is left to them; a shared model stays without a name, unless asked."""
    PlanFacilitator.objects.filter(user=user).delete()
    composing.drop(PlanPrint.objects.filter(asked_by=user))
    PlanChange.objects.filter(actor=user).update(actor=None)
    if remove_contributions:
        empty_notes(RunEvent.objects.filter(author=user, kind__in=NOTED), actor=user)
        RunEvent.objects.filter(author=user).update(author=None)
    for plan in WorkshopPlan.objects.filter(owner=user):
        if heir := plan.memberships.order_by("created_at", "pk").first():
            WorkshopPlan.objects.filter(pk=plan.pk).update(owner=heir.user_id)
            heir.delete()
        elif remove_contributions or not plan.is_shared:
            drop_plan(plan, user)


register_personal_data(
    Section(
        "workshops",
        _("Ateliers préparés et animés"),
        _export,
        _erase,
        (
            "methods.WorkshopPlan",
            "methods.PlanBlock",
            "methods.PlanFacilitator",
            "methods.PlanChange",
            "methods.PlanPrint",
            "methods.WorkshopRun",
            "methods.RunEvent",
        ),
    )
)
