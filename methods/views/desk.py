"""Lists for those who write and those who review."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.pages import page_of
from methods.permissions import can_review_cards
from methods.queries import cards_awaiting, cards_written_by


class ReviewDeskView(LoginRequiredMixin, View):
    """What the editors have to read, the oldest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not can_review_cards(request.user):
            raise Http404
        cards = cards_awaiting(request.user).prefetch_related("authors")
        page = page_of(cards, ["updated_at", "pk"], mark=request.GET.get("page", ""))
        return render(request, "methods/review_desk/index.html", {"page": page, "crumbs": _crumbs(_("À relire"))})


class MyCardsView(LoginRequiredMixin, View):
    """The cards I write, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page: Any = page_of(cards_written_by(request.user), ["-updated_at", "-pk"], mark=request.GET.get("page", ""))
        return render(request, "methods/my_cards/index.html", {"page": page, "crumbs": _crumbs(_("Mes fiches"))})


def _crumbs(title: str) -> list[dict[str, str]]:
    return [{"title": _("Méthodes"), "url": reverse("methods:card-list")}, {"title": title}]
