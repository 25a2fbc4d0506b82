"""Lists for those who write and those who review."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.actions import NEW_CASE
from content.permissions import can_review_initiatives
from content.queries import initiatives_awaiting, initiatives_written_by, typed_in
from foundation.web.pages import page_of


class ReviewDeskView(LoginRequiredMixin, View):
    """What the editors have to read, the oldest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not can_review_initiatives(request.user):
            raise Http404
        initiatives = initiatives_awaiting(request.user).prefetch_related("authors")
        page = page_of(initiatives, ["updated_at", "pk"], mark=request.GET.get("page", ""))
        return render(request, "content/review_desk/index.html", {"page": page, "crumbs": _crumbs(_("À relire"))})


class MyInitiativesView(LoginRequiredMixin, View):
    """The initiatives I write, the latest first, and the one I began to tell."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page: Any = page_of(
            initiatives_written_by(request.user), ["-updated_at", "-pk"], mark=request.GET.get("page", "")
        )
        context = {
            "page": page,
            "begun": typed_in(request.user, None, NEW_CASE) if page.first else None,
            "crumbs": _crumbs(_("Mes initiatives")),
        }
        return render(request, "content/my_initiatives/index.html", context)


def _crumbs(title: str) -> list[dict[str, str]]:
    return [{"title": _("Initiatives"), "url": reverse("content:initiative-list")}, {"title": title}]
