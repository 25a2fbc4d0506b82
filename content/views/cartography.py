"""The map of the library: where the cases that answer the filters are."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.facets import NOWHERE
from content.filters import InitiativeList
from territories.map import DepartmentMap, department_map

PLACE = "departement"


@dataclass(frozen=True)
class PlaceLine:
    """A line of the table beside the map."""

    name: str
    count: int
    url: str
    is_chosen: bool


class InitiativeMapView(View):
    """Departments shaded by how many cases they hold under the filters of the list, and the same as a table."""

    def get(self, request: HttpRequest) -> HttpResponse:
        filters = InitiativeList(request.GET, request.user)
        address = reverse("content:initiative-list")
        drawn = _map(filters, address)
        context: dict[str, Any] = {
            "filters": filters,
            "here": reverse("content:initiative-map"),
            "is_map": True,
            "map": drawn,
            "places": _lines(drawn, filters, address),
            "list_url": address + filters.address,
            "crumbs": [{"title": _("Initiatives"), "url": address}, {"title": _("Carte")}],
        }
        return render(request, "content/initiative_map/index.html", context)


def _map(filters: InitiativeList, address: str) -> DepartmentMap:
    counts = {code: count for (facet, code), count in filters.counts.items() if facet == PLACE}
    links = {code: address + filters.narrowed(PLACE, code) for code in counts}
    return department_map(counts, links, chosen=filters.chosen.get(PLACE, ()))


def _lines(drawn: DepartmentMap, filters: InitiativeList, address: str) -> list[PlaceLine]:
    """The fullest first; what no department holds comes last."""
    fullest = sorted(drawn.active, key=lambda place: -place.count)
    lines = [PlaceLine(f"{place.name} ({place.code})", place.count, place.url, place.is_chosen) for place in fullest]
    if elsewhere := filters.counts.get((PLACE, NOWHERE), 0):
        label = filters.choice_labels(PLACE)[NOWHERE]
        is_chosen = NOWHERE in filters.chosen.get(PLACE, ())
        lines.append(PlaceLine(label, elsewhere, address + filters.narrowed(PLACE, NOWHERE), is_chosen))
    return lines
