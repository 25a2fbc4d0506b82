"""Pages of territories, and suggestions while a name is typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.pages import page_of
from territories.holdings import Scope, User
from territories.map import department_map, department_urls, locator
from territories.models import Collectivite, Department, Region
from territories.queries import (
    active_collectivites,
    counts_by_department,
    counts_by_region,
    find_collectivites,
    get_collectivite_for,
    get_department_for,
    get_region_for,
    held_in,
    neighbours_of,
)

RESULTS = 20


class IndexView(View):
    """The map and the regions; or, when a name is asked for, the territories that bear it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        q = request.GET.get("q", "").strip()
        context = _found(q) if q else {"q": "", **_country(request.user)}
        context["crumbs"] = [{"title": _("Territoires"), "url": ""}]
        return render(request, "territories/index/index.html", context)


class RegionView(View):
    def get(self, request: HttpRequest, code: str, slug: str) -> HttpResponse:
        region = get_region_for(request.user, code)
        if slug != region.slug:
            return redirect(region, permanent=True)
        departments, counts = list(region.departments.all()), counts_by_department(request.user)
        context = _territory(Scope(region, request.user), [department.code for department in departments])
        context["departments"] = [(department, counts.get(department.code, 0)) for department in departments]
        return render(
            request, "territories/region/index.html", context | {"region": region, "crumbs": crumbs_to(region)}
        )


class DepartmentView(View):
    def get(self, request: HttpRequest, code: str, slug: str) -> HttpResponse:
        department = get_department_for(request.user, code)
        if slug != department.slug:
            return redirect(department, permanent=True)
        context = _territory(Scope(department, request.user), [department.code])
        active = active_collectivites(request.user).filter(department=department)
        context["page"] = page_of(active, ("lookup", "pk"), mark=request.GET.get("page", ""), size=30)
        return render(
            request,
            "territories/department/index.html",
            context | {"department": department, "crumbs": crumbs_to(department.region, department)},
        )


class CollectiviteView(View):
    def get(self, request: HttpRequest, kind: str, key: str, slug: str) -> HttpResponse:
        body = get_collectivite_for(request.user, kind, key)
        if slug != body.slug:
            return redirect(body, permanent=True)
        context = _territory(Scope(body, request.user), [body.department_id] if body.department_id else [])
        return render(
            request,
            "territories/collectivite/index.html",
            context | {"body": body, "crumbs": crumbs_to(body.region, body.department, body)},
        )


class SuggestView(View):
    """Options for the field that names a collectivité (see `widgets.CollectiviteField`)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = find_collectivites(request.GET.get("q", ""))
        return render(request, "territories/suggest/_fragment.html", {"found": found})


def _territory(scope: Scope, departments: list[str]) -> dict[str, Any]:
    """What every territory's page shows: what it holds or, when that is nothing, its neighbours."""
    held = held_in(scope)
    neighbours = [] if held else neighbours_of(scope)
    return {"held": held, "neighbours": neighbours, "locator": locator(departments)}


def crumbs_to(*places: Region | Department | Collectivite | None) -> list[dict[str, str]]:
    """Return the way down to the last place, which is the page itself."""
    *above, here = [place for place in places if place is not None]
    links = [{"title": place.name, "url": place.get_absolute_url()} for place in above]
    index = {"title": _("Territoires"), "url": reverse("territories:index")}
    return [index, *links, {"title": here.name, "url": ""}]


def _found(q: str) -> dict[str, Any]:
    results = find_collectivites(q, RESULTS)
    return {"q": q, "results": results, "is_cut": len(results) == RESULTS}


def _country(user: User) -> dict[str, Any]:
    by_department, by_region = counts_by_department(user), counts_by_region(user)
    return {
        "map": department_map(by_department, department_urls(by_department)),
        "regions": [(region, by_region.get(region.code, 0)) for region in Region.objects.all()],
    }
