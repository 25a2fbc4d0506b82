"""A workshop made again: as another workshop, as a model of one's own, as a model for everybody."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from foundation.web.once import once
from methods.actions import plan_copies as actions
from methods.forms.plan import CopyForm
from methods.models import WorkshopPlan
from methods.permissions import plans as permissions
from methods.queries.plans import get_editable_plan_for, get_plan_for
from methods.views.plan_page import crumbs


class CopyView(LoginRequiredMixin, View):
    """A page that asks for the name of a copy, then makes it."""

    template: str
    done: str

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self.get_plan(slug)
        return self._page(plan, CopyForm(initial={"title": plan.title}))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self.get_plan(slug)
        form = CopyForm(request.POST)
        if not form.is_valid():
            return self._page(plan, form, status=422)
        title = form.cleaned_data["title"]
        copy = once(form.cleaned_data["once"], user=request.user, create=lambda: self.make(plan, title))
        messages.success(request, self.done)
        return see_other(request, copy.get_absolute_url())

    def get_plan(self, slug: str) -> WorkshopPlan:
        return get_plan_for(self.request.user, slug)

    def make(self, plan: WorkshopPlan, title: str) -> WorkshopPlan:
        """Call the action that makes the copy; it raises PermissionDenied."""
        raise NotImplementedError

    def _page(self, plan: WorkshopPlan, form: CopyForm, status: int = 200) -> HttpResponse:
        context = {"plan": plan, "form": form, "crumbs": crumbs(_("Copier"), plan=plan)}
        return render(self.request, self.template, context, status=status)


class PlanCopyView(CopyView):
    """Another workshop, or a model of one's own (`as=modele`)."""

    template = "methods/plan_copy/index.html"

    def make(self, plan: WorkshopPlan, title: str) -> WorkshopPlan:
        is_model = self.request.POST.get("as") == "modele"
        return actions.copy_plan(plan, actor=self.request.user, data={"title": title}, is_model=is_model)

    @property
    def done(self) -> str:  # type: ignore[override]
        return _("La copie est à vous : changez ce que vous voulez.")


class PlanShareView(CopyView):
    """A model for everybody."""

    template = "methods/plan_share/index.html"

    def get_plan(self, slug: str) -> WorkshopPlan:
        plan = get_editable_plan_for(self.request.user, slug)
        if plan.is_shared:
            raise Http404
        return plan

    def make(self, plan: WorkshopPlan, title: str) -> WorkshopPlan:
        return actions.share_model(plan, actor=self.request.user, title=title)

    @property
    def done(self) -> str:  # type: ignore[override]
        return _("Votre modèle est partagé : tout le monde peut le lire et le copier.")


class ModelWithdrawView(LoginRequiredMixin, View):
    """A shared model taken back by its owner or by the editors, after a question."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self._plan(slug)
        context: dict[str, Any] = {
            "plan": plan,
            "owns": permissions.owns_plan(request.user, plan),
            "crumbs": crumbs(_("Ne plus partager"), plan=plan),
        }
        return render(request, "methods/model_withdraw/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = self._plan(slug)
        actions.unshare_model(plan, actor=request.user)
        messages.success(request, _("« %s » n’est plus partagé.") % plan.title)
        stays = permissions.can_edit_plan(request.user, plan)
        return see_other(request, plan.get_absolute_url() if stays else crumbs()[1]["url"])

    def _plan(self, slug: str) -> WorkshopPlan:
        plan = get_plan_for(self.request.user, slug)
        if not permissions.can_withdraw_model(self.request.user, plan):
            raise Http404
        return plan
