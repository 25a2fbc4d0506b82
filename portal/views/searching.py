"""One search over everything the reader may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from foundation.search import labels, search, suggest
from portal.help import help_about

PAGE_SIZE = 20
MOST_PAGES = 10
LONGEST = 400


class SearchView(View):
    """Results of every kind, narrowed by kind."""

    def get(self, request: HttpRequest) -> HttpResponse:
        q = request.GET.get("q", "").strip()[:LONGEST]
        context: dict[str, Any] = {"q": q, "crumbs": [{"title": _("Recherche")}]}
        if q:
            context |= self._answers(request, q)
        return render(request, "portal/search/index.html", context)

    def _answers(self, request: HttpRequest, q: str) -> dict[str, Any]:
        names = labels()
        kind = request.GET.get("type", "")
        kind = kind if kind in names else ""
        page = _page_number(request.GET.get("p", ""))
        offset = (page - 1) * PAGE_SIZE
        results = search(q, user=request.user, kinds=[kind] if kind else None, offset=offset, limit=PAGE_SIZE)
        everything = sum(results.counts.values())
        tabs = [{"kind": "", "label": _("Tout"), "count": everything, "current": not kind}]
        tabs += [
            {"kind": key, "label": label, "count": results.counts.get(key, 0), "current": key == kind}
            for key, label in names.items()
            if results.counts.get(key) or key == kind
        ]
        return {
            "results": results,
            "hits": [{"hit": hit, "label": names[hit.kind]} for hit in results.hits],
            "tabs": tabs,
            "kind": kind,
            "following": page + 1 if results.total > offset + PAGE_SIZE and page < MOST_PAGES else 0,
            "previous": page - 1,
            "help_pages": help_about(q) if page == 1 and not kind else [],
        }


class SuggestView(View):
    """Titles while somebody types, as the options of the search field."""

    def get(self, request: HttpRequest) -> HttpResponse:
        q = request.GET.get("q", "").strip()[:LONGEST]
        found = suggest(q, request.user) if q else []
        return render(request, "portal/search/_suggestions.html", {"suggestions": found})


def _page_number(typed: str) -> int:
    return max(1, min(int(typed), MOST_PAGES)) if typed.isdecimal() and len(typed) < 4 else 1
