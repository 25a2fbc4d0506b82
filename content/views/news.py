"""« Et depuis ? »: the news of a case, and the page where they are given."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from content.actions import correct_news, give_news
from content.forms.life import NewNewsForm, NewsForm
from content.life import life_of
from content.models import FollowUp, Initiative
from content.permissions import PUBLIC_STATES, can_correct_news, can_give_news
from content.queries import get_initiative_for
from content.queries.news import get_news, news_of, request_waiting
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import page_of

INSIDE = 5


class InitiativeNewsView(View):
    """What became of the case, the latest first; a part of the sheet, or a page."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_initiative_for(request.user, slug)
        if initiative.state not in PUBLIC_STATES:
            raise Http404
        context = {"initiative": initiative, "life": life_of(initiative, request.user)}
        if request.htmx:  # type: ignore[attr-defined]
            rows = list(news_of(initiative)[: INSIDE + 1])
            context |= {"rows": _lines(rows[:INSIDE], request.user), "has_more": len(rows) > INSIDE}
            return render(request, "content/initiative_news/_section.html", context)
        page = page_of(news_of(initiative), ["-answered_at", "-pk"], mark=request.GET.get("page", ""))
        context |= {"page": page, "rows": _lines(list(page), request.user)}
        return render(request, "content/initiative_news/index.html", context)


class NewsGiveView(LoginRequiredMixin, View):
    """Say what became of the case: three choices, a few words."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._page(_told_by(request.user, slug), NewNewsForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = _told_by(request.user, slug)
        form = NewNewsForm(request.POST)
        if not form.is_valid():
            return self._page(initiative, form, status=422)
        said = {name: form.cleaned_data[name] for name in ("status", "why")}
        token = form.cleaned_data["once"]
        once(token, user=request.user, create=lambda: give_news(initiative, actor=request.user, **said))
        messages.success(request, _("Vos nouvelles sont sur la fiche. Vous pouvez les corriger pendant 14 jours."))
        return see_other(request, f"{initiative.get_absolute_url()}#et-depuis")

    def _page(self, initiative: Initiative, form: NewNewsForm, status: int = 200) -> HttpResponse:
        past = list(news_of(initiative)[:INSIDE])
        context = {
            "initiative": initiative,
            "form": form,
            "asked": request_waiting(initiative),
            "rows": _lines(past, self.request.user),
        }
        return render(self.request, "content/initiative_news_give/index.html", context, status=status)


class NewsCorrectView(LoginRequiredMixin, View):
    """Correct the news one gave, for a while; editors, at any time."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        news = _corrected_by(request.user, slug, pk)
        return self._page(news, NewsForm(initial={"status": news.status, "why": news.why}))

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        news = _corrected_by(request.user, slug, pk)
        form = NewsForm(request.POST)
        if not form.is_valid():
            return self._page(news, form, status=422)
        correct_news(news, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Vos nouvelles sont corrigées."))
        return see_other(request, f"{news.initiative.get_absolute_url()}#et-depuis")

    def _page(self, news: FollowUp, form: NewsForm, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {"initiative": news.initiative, "form": form, "correcting": True}
        return render(self.request, "content/initiative_news_give/index.html", context, status=status)


def _told_by(user: Any, slug: str) -> Initiative:
    initiative = get_initiative_for(user, slug)
    if not can_give_news(user, initiative, speaks=initiative.spoken_for):  # type: ignore[attr-defined]
        raise Http404
    return initiative


def _corrected_by(user: Any, slug: str, pk: int) -> FollowUp:
    news = get_news(get_initiative_for(user, slug), pk)
    if not can_correct_news(user, news):
        raise Http404
    return news


def _lines(rows: list[FollowUp], user: Any) -> list[dict[str, Any]]:
    return [{"news": row, "may_correct": can_correct_news(user, row)} for row in rows]
