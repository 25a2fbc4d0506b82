"""What the page of a workshop shows. Each part of the house that adds to it does so here."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from methods.models import WorkshopPlan
from methods.permissions import plans as permissions
from methods.planning.timeline import timeline


def plan_page(plan: WorkshopPlan, user: Any) -> dict[str, Any]:
    """The context of `methods/plan/index.html`; `plan` comes from `queries.plans.get_plan_for`."""
    return {
        "plan": plan,
        "timeline": timeline(plan),
        "may_edit": permissions.can_edit_plan(user, plan),
        "may_run": permissions.can_run_plan(user, plan),
        "crumbs": crumbs(plan.title),
    }


def crumbs(*titles: str, plan: WorkshopPlan | None = None) -> list[dict[str, str]]:
    """Méthodes › Ateliers › the workshop (when given) › the page."""
    way = [
        {"title": _("Méthodes"), "url": reverse("methods:card-list")},
        {"title": _("Ateliers"), "url": reverse("workshops:index")},
    ]
    if plan:
        way.append({"title": plan.title, "url": plan.get_absolute_url()})
    return [*way, *({"title": title} for title in titles)]
