"""Workshops: the list, a new one, the page where it is prepared."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from foundation.web.once import once
from methods.actions import plans as actions
from methods.forms.plan import NewPlanForm
from methods.queries.plans import get_plan_for, models_shared, plans_of
from methods.views.plan_page import crumbs, plan_page


class PlanIndexView(View):
    """My workshops, and the models that everybody may take."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context: dict[str, Any] = {
            "mine": plans_of(request.user),
            "models": models_shared(),
            "crumbs": [*crumbs()[:1], {"title": _("Ateliers")}],
        }
        return render(request, "methods/plan_index/index.html", context)


class PlanNewView(LoginRequiredMixin, View):
    """A new workshop."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(NewPlanForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewPlanForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        plan = once(
            form.cleaned_data["once"],
            user=request.user,
            create=lambda: actions.create_plan(actor=request.user, data=form.told),
        )
        return see_other(request, plan.get_absolute_url())

    def _page(self, form: NewPlanForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "crumbs": crumbs(_("Préparer un atelier"))}
        return render(self.request, "methods/plan_new/index.html", context, status=status)


class PlanView(View):
    """A workshop in time: read by those who may, prepared by its people."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_for(request.user, slug)
        return render(request, "methods/plan/index.html", plan_page(plan, request.user))
