"""The library's list: facets, words, order."""

from typing import ClassVar

from django.db.models import QuerySet

from content.forms.filters import InitiativeFilterForm
from content.models import Initiative
from content.queries import initiatives_listed
from foundation.web.facets import FacetedList


class InitiativeList(FacetedList[Initiative]):
    """The published initiatives that answer the address bar."""

    form_class = InitiativeFilterForm
    kind = "initiative"
    facets_on: ClassVar = {
        "theme": "themes__slug",
        "region": "region_id",
        "territoire": "territory_kind",
        "suite": "outcome",
        "verdict": "hypotheses__verdict",
    }
    orders: ClassVar = {"recentes": ("-published_at", "-pk"), "titre": ("title", "pk")}

    def base(self) -> QuerySet[Initiative]:
        return initiatives_listed()
