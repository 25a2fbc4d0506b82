"""A workshop begun: from nothing, a model, a kit or a card."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from foundation.web.once import once
from methods.actions import plan_copies, plans
from methods.forms.plan import NewPlanForm
from methods.models import MethodCard, WorkshopPlan
from methods.planning.former import SETTINGS
from methods.queries.cards import get_card_head_for
from methods.queries.kits import get_kit_with_cards_for
from methods.queries.plans import get_plan_for, kits_offered, models_offered
from methods.views.plan_page import crumbs
from methods.views.plans import MODELS_SHOWN, listed

# What the address names, and the door it is read through.
DOORS: dict[str, Any] = {"modele": get_plan_for, "kit": get_kit_with_cards_for, "fiche": get_card_head_for}


class PlanNewView(LoginRequiredMixin, View):
    """`?modele=`, `?kit=` or `?fiche=` names what it begins from."""

    def get(self, request: HttpRequest) -> HttpResponse:
        source = self._source()
        return self._page(NewPlanForm(initial=_initial(source)), source)

    def post(self, request: HttpRequest) -> HttpResponse:
        source = self._source()
        form = NewPlanForm(request.POST)
        if not form.is_valid():
            return self._page(form, source, status=422)
        create = lambda: self._create(source, form.told)  # noqa: E731
        plan = once(form.cleaned_data["once"], user=request.user, create=create)
        return see_other(request, plan.get_absolute_url())

    def _create(self, source: Any, data: dict[str, Any]) -> WorkshopPlan:
        if isinstance(source, WorkshopPlan):
            return plan_copies.copy_plan(source, actor=self.request.user, data=data)
        return plans.create_plan(actor=self.request.user, data=data, cards=_cards(source))

    def _source(self) -> Any:
        """What the workshop begins from, as the reader may see it (Http404 otherwise); None for an empty page."""
        for name, door in DOORS.items():
            if slug := self.request.GET.get(name, "").replace("\x00", ""):
                return door(self.request.user, slug)
        return None

    def _page(self, form: NewPlanForm, source: Any, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "source": source,
            "models": [] if source else [listed(plan, self.request.user) for plan in models_offered(MODELS_SHOWN)],
            "kits": [] if source else kits_offered(self.request.user),
            "crumbs": crumbs(_("Préparer un atelier")),
        }
        return render(self.request, "methods/plan_new/index.html", context, status=status)


def _initial(source: Any) -> dict[str, Any]:
    if isinstance(source, WorkshopPlan):
        return {name: getattr(source, name) for name in SETTINGS if name not in plan_copies.OF_ONE_DAY}
    return {"title": source.title} if source else {}


def _cards(source: Any) -> Iterable[MethodCard]:
    if isinstance(source, MethodCard):
        return [source]
    return [item.card for item in source.items.all()] if source else []
