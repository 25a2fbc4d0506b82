"""Two to four cases side by side, on screen and on paper; the address holds the choice."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.comparing import compare
from content.documents.comparison import comparison_pdf
from content.models import Initiative
from content.queries.compared import cases_named

LEAST, MOST = 2, 4
READ = 12  # beyond, an address is not one of ours


@dataclass(frozen=True)
class Chosen:
    """The cases that an address names, and the names that lead to nothing the reader may see."""

    cases: list[Initiative]
    unknown: list[str]

    @property
    def is_comparable(self) -> bool:
        return LEAST <= len(self.cases) <= MOST

    @property
    def problem(self) -> str:
        """What to do before anything can be compared; "" when all is well."""
        if not self.cases:
            return _("Choisissez de deux à quatre initiatives : cochez « Comparer » dans la bibliothèque.")
        if len(self.cases) < LEAST:
            return _("Il en faut une deuxième : choisissez-la parmi les cas proches, ou dans la bibliothèque.")
        if len(self.cases) > MOST:
            return _("Quatre initiatives au plus se comparent à la fois : retirez-en.")
        return ""


class CompareView(View):
    """The comparison, or the choice still to be made."""

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = chosen_in(request)
        context = _context(chosen) | {"problem": chosen.problem}
        if not chosen.is_comparable:
            status = 422 if len(chosen.cases) > MOST else 200
            return render(request, "content/compare/choose.html", context, status=status)
        return render(request, "content/compare/index.html", context | {"comparison": compare(chosen.cases)})


class ComparePdfView(View):
    """The same on paper; the page says what is missing when the choice is not one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = chosen_in(request)
        if not chosen.is_comparable:
            return redirect(f"{reverse('content:compare')}?{address_of(row.slug for row in chosen.cases)}")
        answer = HttpResponse(comparison_pdf(compare(chosen.cases)), content_type="application/pdf")
        answer["Content-Disposition"] = 'inline; filename="comparaison.pdf"'
        return answer


def slugs_in(request: HttpRequest) -> list[str]:
    """The cases that an address names, once each, in order."""
    return list(dict.fromkeys(slug for slug in request.GET.getlist("cas") if slug.isascii()))[:READ]


def chosen_in(request: HttpRequest) -> Chosen:
    """The cases that an address names and that the reader may see."""
    slugs = slugs_in(request)
    cases = cases_named(request.user, slugs) if slugs else []
    known = {row.slug for row in cases}
    return Chosen(cases, [slug for slug in slugs if slug not in known])


def address_of(slugs: Any) -> str:
    """The parameters that name these cases."""
    query = QueryDict(mutable=True)
    query.setlist("cas", list(slugs))
    return query.urlencode()


def _context(chosen: Chosen) -> dict[str, Any]:
    slugs = [row.slug for row in chosen.cases]
    return {
        "chosen": [(row, address_of(slug for slug in slugs if slug != row.slug)) for row in chosen.cases],
        "address": address_of(slugs),
        "unknown": chosen.unknown,
        "may_add": len(slugs) < MOST,
        "close": reverse("content:who-did-it", args=slugs) if len(slugs) == 1 else "",
        "crumbs": [{"title": _("Initiatives"), "url": reverse("content:initiative-list")}, {"title": _("Comparer")}],
    }
