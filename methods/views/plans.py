"""Workshops: the list, a new one, the page where it is prepared, its settings, its end."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views import View

from foundation.history.comparison import compare
from foundation.web.htmx import see_other
from foundation.web.pages import page_of
from methods.actions import plans as actions
from methods.doors import workshop_onward
from methods.forms.plan import PlanForm, SettingsForm
from methods.models import WorkshopPlan
from methods.permissions import plans as permissions
from methods.planning.timeline import timeline
from methods.queries.plans import (
    get_editable_plan_for,
    get_plan_for,
    models_offered,
    models_shared,
    plans_of,
    with_durations,
)
from methods.views.plan_page import crumbs, plan_page, who_did

MODELS_SHOWN = 8


class PlanIndexView(View):
    """My workshops, and the models that everybody may begin from."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = with_durations(plans_of(request.user))
        page: Any = page_of(rows, ["-updated_at", "-pk"], mark=request.GET.get("page", ""))
        context = {
            "page": page,
            "mine": [listed(plan, request.user) for plan in page],
            "models": [listed(plan, request.user) for plan in models_offered(MODELS_SHOWN)] if page.first else [],
            "crumbs": [*crumbs()[:1], {"title": _("Ateliers")}],
            "links": workshop_onward(),
        }
        return render(request, "methods/plan_index/index.html", context)


class ModelListView(View):
    """Every model that is shared, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = with_durations(models_shared())
        page: Any = page_of(rows, ["-updated_at", "-pk"], mark=request.GET.get("page", ""))
        context = {
            "page": page,
            "models": [listed(plan, request.user) for plan in page],
            "crumbs": crumbs(_("Modèles d’atelier")),
            "links": workshop_onward(),
        }
        return render(request, "methods/model_list/index.html", context)


def listed(plan: WorkshopPlan, user: Any) -> dict[str, Any]:
    """A workshop as its line shows it."""
    people = [plan.owner, *(row.user for row in plan.memberships.all())]
    return {
        "plan": plan,
        "minutes": timeline(plan).minutes,
        "others": [str(person) for person in people if person and person != user],
    }


class PlanView(View):
    """A workshop in time: read by those who may, prepared by its people."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_for(request.user, slug)
        if request.htmx and request.GET.get("revision") == str(plan.revision):  # type: ignore[attr-defined]
            return HttpResponse(status=204)  # nothing new since the page was drawn
        context = plan_page(plan, request.user)
        if "revision" in request.GET and request.htmx:  # type: ignore[attr-defined]
            said = who_did(context["change"]) if context["change"] else ""
            return render(request, "methods/plan/_answer.html", context | {"said": said, "trouble": ""})
        return render(request, "methods/plan/index.html", context)


class PlanSettingsView(LoginRequiredMixin, View):
    """When, where, with how many people."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        return self._page(plan, SettingsForm(instance=plan))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        form = SettingsForm(request.POST, instance=plan)
        if not form.is_valid():
            return self._page(plan, form, status=422)
        try:
            actions.edit_settings(plan, actor=request.user, data=form.told, base=form.cleaned_data["base"])
        except actions.SettingsConflict as clash:
            form.opened_again(clash.latest)
            return self._page(plan, form, status=409, conflict=_conflict(clash, form))
        messages.success(request, _("Les réglages sont enregistrés."))
        return see_other(request, plan.get_absolute_url())

    def _page(self, plan: WorkshopPlan, form: PlanForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {"plan": plan, "form": form, "conflict": None, "crumbs": crumbs(_("Réglages"), plan=plan)} | more
        return render(self.request, "methods/plan_settings/index.html", context, status=status)


def _conflict(clash: actions.SettingsConflict, form: PlanForm) -> dict[str, Any]:
    """Who changed the settings meanwhile, and how what was typed differs, word by word."""
    saved = {_label(name): _readable(clash.latest, name) for name in form.told}
    typed = {_label(name): _readable(WorkshopPlan(**form.told), name) for name in form.told}
    change = clash.change
    author, when = (change.actor, change.created_at) if change else (None, clash.latest.updated_at)
    return {"author": author, "when": when, "changes": compare(saved, typed)}


def _label(name: str) -> str:
    return str(capfirst(str(WorkshopPlan._meta.get_field(name).verbose_name)))  # type: ignore[union-attr]


def _readable(plan: WorkshopPlan, name: str) -> Any:
    return plan.get_setting_display() if name == "setting" else getattr(plan, name)


class PlanDeleteView(LoginRequiredMixin, View):
    """The end of a workshop, after a question."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self._plan(slug)
        context = {"plan": plan, "crumbs": crumbs(_("Supprimer"), plan=plan)}
        return render(request, "methods/plan_delete/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self._plan(slug)
        actions.delete_plan(plan, actor=request.user)
        messages.success(request, _("« %s » est supprimé.") % plan.title)
        return see_other(request, crumbs()[1]["url"])

    def _plan(self, slug: str) -> WorkshopPlan:
        plan = get_editable_plan_for(self.request.user, slug)
        if not permissions.owns_plan(self.request.user, plan):
            raise Http404
        return plan
