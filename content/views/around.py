"""Small pages that rooms below load in theirs; without htmx, the same list in a whole page."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.closeness import close_cases
from content.doors import ask_url, onward, threads_door
from content.models import Initiative
from content.permissions import PUBLIC_STATES
from content.queries import get_readable_initiative_for, initiatives_listed
from content.views.comparing import address_of
from foundation.web.pages import page_of
from methods.queries import cards_visible_to
from territories.queries import scope_at

SHOWN = 5


class ForCardView(View):
    """The initiatives that used a method."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_object_or_404(cards_visible_to(request.user), slug=slug)
        rows = initiatives_listed().filter(pk__in=card.initiative_uses.values("initiative"))
        return _answer(request, rows, title=_("Les initiatives qui l’ont employée"), about=card)


class ForTerritoryView(View):
    """The initiatives of a territory."""

    def get(self, request: HttpRequest, kind: str, key: str) -> HttpResponse:
        scope = scope_at(request.user, kind, key)
        rows = initiatives_listed().filter(scope.within("territory"))
        return _answer(request, rows, title=_("Initiatives"), about=scope.territory)


class WhoDidItView(View):
    """Who did something close, and why it is: a fragment of the sheet, or a page with the threads and where to ask."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_readable_initiative_for(request.user, slug)
        is_fragment = bool(request.htmx)  # type: ignore[attr-defined]
        close, kin = close_cases(initiative, limit=3 if is_fragment else 8, by_method=0 if is_fragment else 5)
        together = [initiative.slug, *(one.initiative.slug for one in close[:3])]
        context = {
            "initiative": initiative,
            "rows": close,
            "kin": kin,
            "title": _("Cas proches"),
            "together": address_of(together) if close and initiative.state in PUBLIC_STATES else "",
        }
        if is_fragment:
            return render(request, "content/who_did_it/_close.html", context)
        return render(request, "content/who_did_it/index.html", context | _around(initiative))


def _around(initiative: Initiative) -> dict[str, Any]:
    """What the whole page adds: the threads, where to ask."""
    is_public = initiative.state in PUBLIC_STATES
    return {
        "door": threads_door(initiative) if is_public else None,
        "ask_url": ask_url(initiative),
        "links": onward(initiative)[1:],
        "crumbs": [
            {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
            {"title": initiative.title, "url": initiative.get_absolute_url()},
            {"title": _("Qui l’a fait ?")},
        ],
    }


def _answer(request: HttpRequest, rows: QuerySet[Initiative], *, title: str, about: Any) -> HttpResponse:
    size = SHOWN if request.htmx else 20  # type: ignore[attr-defined]
    dated = rows.annotate(since=Coalesce("year", 0))
    page = page_of(dated, ("-since", "-pk"), mark=request.GET.get("page", ""), size=size)
    template = "_list" if request.htmx else "index"  # type: ignore[attr-defined]
    context = {
        "page": page,
        "rows": list(page),
        "title": title,
        "about": about,
        "address": request.path,
        "crumbs": _crumbs(title, about),
    }
    return render(request, f"content/around/{template}.html", context)


def _crumbs(title: str, about: Any) -> list[dict[str, str]]:
    return [{"title": str(about), "url": about.get_absolute_url()}, {"title": title}]
