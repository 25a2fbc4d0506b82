"""The home page: what Essaim is for, and one living thing from each room."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from content.facets import cases_by_department, library_index
from portal.queries import case_that_failed, cohort_to_join, latest_card, open_question
from territories.map import department_map, department_urls

EXAMPLES = (
    _("stationnement en centre-ville"),
    _("personnes âgées isolées"),
    _("accueil téléphonique de la mairie"),
)


class HomeView(View):
    """For everybody; a member also finds the way to « Ma semaine »."""

    def get(self, request: HttpRequest) -> HttpResponse:
        library = library_index()
        counts = cases_by_department(library)
        placed = {code: number for code, number in counts.items() if code}
        context: dict[str, Any] = {
            "examples": EXAMPLES,
            "case": case_that_failed(library),
            "card": latest_card(),
            "question": open_question(request.user),
            "cohort": cohort_to_join(),
            "map": department_map(placed, department_urls(placed)),
            "case_count": sum(counts.values()),
            "department_count": len(placed),
        }
        return render(request, "portal/home/index.html", context)
