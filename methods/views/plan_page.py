"""What the page of a workshop shows. Each part of the house that adds to it does so here."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import reswap, retarget, trigger_client_event

from foundation.web.htmx import see_other
from foundation.web.templatetags.french import fr_time
from methods.doors import workshop_onward
from methods.models import PlanChange, WorkshopPlan
from methods.permissions import plans as permissions
from methods.planning.materials import materials
from methods.planning.rail import rail
from methods.planning.timeline import Timeline, timeline
from methods.planning.warnings import warnings
from methods.queries.plans import get_editable_plan_for, latest_change
from methods.queries.runs import latest_run_of


def plan_page(plan: WorkshopPlan, user: Any) -> dict[str, Any]:
    """The context of `methods/plan/index.html`; `plan` comes from `queries.plans.get_plan_for`."""
    may_edit = permissions.can_edit_plan(user, plan)
    line = timeline(plan)
    needs = materials(plan, line)
    cautions = warnings(plan, line, needs) if may_edit else []
    return {
        "plan": plan,
        "timeline": line,
        "rail": rail(line, cautions),
        "scale": max(line.minutes, line.available or 0),
        "needs": needs,
        "cautions": cautions,
        "people": [plan.owner, *(row.user for row in plan.memberships.all())] if plan.owner else [],
        "change": latest_change(plan) if may_edit else None,
        "crumbs": crumbs(plan.title),
        "links": workshop_onward(),
        "run": latest_run_of(plan) if permissions.can_run_plan(user, plan) else None,
        **_rights(plan, user, may_edit),
    }


def _rights(plan: WorkshopPlan, user: Any, may_edit: bool) -> dict[str, bool]:
    return {
        "may_edit": may_edit,
        "may_run": permissions.can_run_plan(user, plan),
        "may_copy": permissions.can_copy_plan(user, plan),
        "may_leave": permissions.can_leave_plan(user, plan),
        "may_invite": permissions.can_name_facilitator(user, plan),
        "may_share": may_edit and not plan.is_shared,
        "may_withdraw": permissions.can_withdraw_model(user, plan),
        "owns": permissions.owns_plan(user, plan),
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


def planner_answer(
    request: HttpRequest, slug: str, *, said: str = "", trouble: str = "", block: int = 0, status: int = 200
) -> HttpResponse:
    """After a change: the planner as it now is, with what a screen reader says of it; without htmx, the page again.

    `trouble` tells why nothing changed. `block` is where the reader is led back.
    """
    if not request.htmx:  # type: ignore[attr-defined]
        if trouble or said:
            (messages.error if trouble else messages.success)(request, trouble or said)
        anchor = f"#temps-{block}" if block else "#deroule"
        return see_other(request, reverse("workshops:plan", args=[slug]) + anchor)
    plan = get_editable_plan_for(request.user, slug)
    context = plan_page(plan, request.user)
    said = "" if trouble else " ".join(filter(None, (said, ends(context["timeline"]))))
    answer = render(request, "methods/plan/_answer.html", context | {"said": said, "trouble": trouble}, status=status)
    return trigger_client_event(reswap(retarget(answer, "#planner"), "outerHTML"), "planner:done", after="settle")


def who_did(change: PlanChange) -> str:
    """« Lou a déplacé « Pause » »."""
    return f"{change.actor or _('Quelqu’un')} {change.label}"


def ends(line: Timeline) -> str:
    """When the workshop now ends, as one hears it."""
    return _("L’atelier finit à %s.") % fr_time(line.ends_at)
