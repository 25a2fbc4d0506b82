"""Who prepares a workshop: calling somebody in, leaving, handing it over."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import found_people, get_listed_person, person_line, with_person_line
from foundation.web.htmx import see_other
from methods.actions import plan_team as actions
from methods.models import PlanFacilitator, WorkshopPlan
from methods.permissions import plans as permissions
from methods.queries.plans import get_editable_plan_for
from methods.views.plan_page import crumbs

MOST_FOUND = 10


class PlanTeamView(LoginRequiredMixin, View):
    """The people of a workshop; `?q=` looks for a member, the form calls one in."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self._plan(slug)
        q = request.GET.get("q", "").strip()[:100].replace("\x00", "")
        context = {
            "plan": plan,
            "q": q,
            "owner": _line(plan.owner),
            "owns": permissions.owns_plan(request.user, plan),
            "members": _members(plan, request.user),
            "found": _found(plan, q) if q else [],
            "crumbs": crumbs(_("Préparer à plusieurs"), plan=plan),
        }
        return render(request, "methods/plan_team/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self._plan(slug)
        person = get_listed_person(request.POST.get("person", ""))
        try:
            if actions.name_facilitator(plan, person, actor=request.user):
                messages.success(request, _("%s prépare maintenant l’atelier, et vient d’en être averti.") % person)
        except actions.TeamRefused as refusal:
            messages.error(request, str(refusal))
        return see_other(request, request.path)

    def _plan(self, slug: str) -> WorkshopPlan:
        plan = get_editable_plan_for(self.request.user, slug)
        if not permissions.can_name_facilitator(self.request.user, plan):
            raise Http404
        return plan


class MemberView(LoginRequiredMixin, View):
    """A question about one who prepares the workshop, then its answer."""

    template: str

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        plan, person = self.get_both(slug, pk)
        context = {
            "plan": plan,
            "person": person,
            "is_me": person == request.user,
            "back": team_url(plan) if permissions.can_name_facilitator(request.user, plan) else plan.get_absolute_url(),
            "crumbs": crumbs(_("Préparer à plusieurs"), plan=plan),
        }
        return render(request, self.template, context)

    def get_both(self, slug: str, pk: int) -> tuple[WorkshopPlan, Any]:
        """The workshop and the person, for one who may act on them; Http404 otherwise."""
        plan = get_editable_plan_for(self.request.user, slug)
        member = get_object_or_404(PlanFacilitator.objects.select_related("user"), plan=plan, user=pk)
        if not self.may(plan, member.user):
            raise Http404
        return plan, member.user

    def may(self, plan: WorkshopPlan, person: Any) -> bool:
        """Whether the reader may do it."""
        raise NotImplementedError


class MemberRemoveView(MemberView):
    """Leaving, or being taken off by the owner."""

    template = "methods/plan_member_remove/index.html"

    def may(self, plan: WorkshopPlan, person: Any) -> bool:
        return permissions.can_remove_facilitator(self.request.user, plan, person)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        plan, person = self.get_both(slug, pk)
        actions.remove_facilitator(plan, person, actor=request.user)
        messages.success(request, _("%s ne prépare plus cet atelier.") % person)
        return see_other(request, reverse("workshops:index") if person == request.user else team_url(plan))


class PlanHandOverView(MemberView):
    """The workshop given to one of those who prepare it."""

    template = "methods/plan_hand_over/index.html"

    def may(self, plan: WorkshopPlan, person: Any) -> bool:
        return permissions.owns_plan(self.request.user, plan)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        plan, person = self.get_both(slug, pk)
        try:
            actions.hand_over(plan, person, actor=request.user)
            messages.success(request, _("L’atelier est confié à %s. Vous le préparez toujours.") % person)
        except actions.TeamRefused as refusal:
            messages.error(request, str(refusal))
        return see_other(request, team_url(plan))


def team_url(plan: WorkshopPlan) -> str:
    """Where one sees who prepares the workshop."""
    return reverse("workshops:plan-team", args=[plan.slug])


def _members(plan: WorkshopPlan, user: Any) -> list[dict[str, Any]]:
    rows = with_person_line(plan.memberships.order_by("created_at", "pk"), "user")
    return [
        {
            "pk": row.user_id,
            **_line(row.user),
            "is_me": row.user == user,
            "may_remove": permissions.can_remove_facilitator(user, plan, row.user),
        }
        for row in rows
    ]


def _found(plan: WorkshopPlan, q: str) -> list[dict[str, Any]]:
    """The members who answer, those who prepare the workshop already excepted."""
    there = [row.user_id for row in plan.memberships.all()]
    people = found_people(q).exclude(plans=plan).exclude(pk__in=there).order_by("name", "pk")
    return [{"handle": person.handle, **_line(person)} for person in with_person_line(people)[:MOST_FOUND]]


def _line(person: Any) -> dict[str, Any]:
    line = person_line(person)
    return {"line": line, "place": line.collectivite.name if line and line.collectivite else ""}
