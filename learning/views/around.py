"""Small pages that rooms below load in theirs: steps that use a card or read an initiative, cohorts of a place."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views import View

from content.queries import initiatives_visible_to
from foundation.web.pages import page_of
from learning.models import Step
from learning.queries.cohorts import cohorts_announced
from learning.queries.paths import steps_using
from methods.queries import cards_visible_to
from territories.queries import scope_at

SHOWN = 10


class ForCardView(View):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_object_or_404(cards_visible_to(request.user), slug=slug)
        return _answer(request, steps_using(request.user, card=card), _("Les parcours qui l’enseignent"), card)


class ForInitiativeView(View):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_object_or_404(initiatives_visible_to(request.user), slug=slug)
        steps = steps_using(request.user, initiative=initiative)
        return _answer(request, steps, _("Les parcours qui la font lire"), initiative)


class ForTerritoryView(View):
    """The cohorts of a territory, those to come and those that were."""

    def get(self, request: HttpRequest, kind: str, key: str) -> HttpResponse:
        scope = scope_at(request.user, kind, key)
        rows = cohorts_announced().filter(scope.within("territory")).select_related("programme")
        page = page_of(rows, ("-starts_on", "-pk"), mark=request.GET.get("page", ""), size=SHOWN)
        template = "_cohorts" if request.htmx else "cohorts"  # type: ignore[attr-defined]
        crumbs = _crumbs(_("Cohortes"), scope.territory)
        context = {"page": page, "about": scope.territory, "address": request.path, "crumbs": crumbs}
        return render(request, f"learning/around/{template}.html", context)


def _answer(request: HttpRequest, steps: QuerySet[Step], title: str, about: Any) -> HttpResponse:
    template = "_list" if request.htmx else "index"  # type: ignore[attr-defined]
    context = {"steps": list(steps[:SHOWN]), "title": title, "about": about, "crumbs": _crumbs(title, about)}
    return render(request, f"learning/around/{template}.html", context)


def _crumbs(title: str, about: Any) -> list[dict[str, str]]:
    return [{"title": str(about), "url": about.get_absolute_url()}, {"title": title}]
