"""Drafts: kept while one types, found again later."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from community import actions
from community.forms import DraftForm
from community.queries.drafts import check_place, drafts_of, drafts_with_address
from foundation.web.htmx import see_other


class DraftListView(LoginRequiredMixin, View):
    """What one has begun and not sent."""

    def get(self, request: HttpRequest) -> HttpResponse:
        crumbs = [{"title": _("Communauté"), "url": reverse("community:index")}, {"title": _("Mes brouillons")}]
        context: dict[str, Any] = {"drafts": drafts_with_address(request.user), "crumbs": crumbs}
        return render(request, "community/draft_list/index.html", context)


class DraftSaveView(LoginRequiredMixin, View):
    """What a form sends of itself while one types."""

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        check_place(request.user, key)
        form = DraftForm(request.POST)
        if not form.is_valid():
            return HttpResponse(status=422)
        actions.save_draft(request.user, key=key, **form.cleaned_data)
        return HttpResponse(status=204)


class DraftDiscardView(LoginRequiredMixin, View):
    """Throwing a draft away."""

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        draft = get_object_or_404(drafts_of(request.user), key=key)
        actions.discard_draft(request.user, key=draft.key)
        messages.success(request, _("Le brouillon est supprimé."))
        return see_other(request, reverse("community:draft-list"))
