"""A workshop held in a session: seen from the workshop, attached, detached; its agenda for the participants."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from learning.actions import workshops as actions
from learning.actions.cohorts import NotPossible
from learning.forms.workshops import AttachForm
from learning.models import SessionWorkshop
from learning.queries.cohorts import get_entered_cohort_for
from learning.queries.workshops import get_session_workshop, get_workshop_link_for, sessions_holding
from learning.views.inside import inside_crumbs
from methods.models import WorkshopPlan
from methods.outputs.pages import agenda_context
from methods.permissions.plans import can_edit_plan
from methods.queries.outputs import get_plan_for_agenda
from methods.queries.plans import get_editable_plan_for


class ForWorkshopView(LoginRequiredMixin, View):
    """The sessions where a workshop is held, and a way to hold it in one more: a part of its page, or a page."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        return self._page(plan, AttachForm(user=request.user))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        form = AttachForm(request.POST, user=request.user)
        if not form.is_valid():
            return self._page(plan, form, status=422)
        try:
            actions.attach_workshop(form.cleaned_data["session"], plan, actor=request.user)
        except NotPossible as refusal:
            form.add_error("session", str(refusal))
            return self._page(plan, form, status=422)
        messages.success(request, _("L’atelier est rattaché : les participants en lisent l’ordre du jour."))
        return see_other(request, reverse("learning:for-workshop", args=[slug]))

    def _page(self, plan: WorkshopPlan, form: AttachForm, status: int = 200) -> HttpResponse:
        crumbs = [{"title": plan.title, "url": plan.get_absolute_url()}, {"title": _("Séances de cohorte")}]
        free = form.fields["session"].queryset  # type: ignore[attr-defined]
        context = {
            "plan": plan,
            "held": sessions_holding(plan),
            "form": form if not plan.is_model and free.exists() else None,
            "crumbs": crumbs,
        }
        template = "_part" if self.request.htmx else "index"  # type: ignore[attr-defined]
        return render(self.request, f"learning/for_workshop/{template}.html", context, status=status)


class WorkshopDetachView(LoginRequiredMixin, View):
    """Taking a workshop out of a session, after asking."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        held = get_workshop_link_for(request.user, pk)
        context = {"held": held, "back": _back(held, request.user), "crumbs": _crumbs(held, _("Détacher"))}
        return render(request, "learning/workshop_detach/index.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        held = get_workshop_link_for(request.user, pk)
        back = _back(held, request.user)
        actions.detach_workshop(held, actor=request.user)
        messages.success(request, _("L’atelier est détaché de la séance. Il reste parmi vos ateliers."))
        return see_other(request, back)


class SessionAgendaView(LoginRequiredMixin, View):
    """What the people of a cohort read of the workshop of a session."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        cohort, _standing = get_entered_cohort_for(request.user, slug)
        held = get_session_workshop(cohort, pk)
        plan = get_plan_for_agenda(held.plan_id)
        # The hours are those of the session: the workshop may have been prepared for another day.
        plan.starts_at = timezone.localtime(held.session.starts_at).time()
        context = agenda_context(plan, with_leads=False) | {
            "session": held.session,
            "cohort": cohort,
            "crumbs": _crumbs(held, _("Ordre du jour")),
        }
        return render(request, "learning/session_agenda/index.html", context)


def _back(held: SessionWorkshop, user: Any) -> str:
    """The workshop for who prepares it, the desk of the cohort for a trainer."""
    if can_edit_plan(user, held.plan):
        return held.plan.get_absolute_url()
    return reverse("learning:cohort-manage", args=[held.session.cohort.slug])


def _crumbs(held: SessionWorkshop, title: str) -> list[dict[str, str]]:
    cohort = held.session.cohort
    home = reverse("learning:cohort-home", args=[cohort.slug])
    return [*inside_crumbs(cohort, home), {"title": title}]
