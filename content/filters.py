"""The library's list: facets, words, order."""

from django.db.models import QuerySet
from django.forms import MultipleChoiceField
from django.utils.translation import gettext as _

from content.facets import library_index
from content.forms.filters import InitiativeFilterForm
from content.like_filter import LIKE_FIELDS, LikeFilter
from content.models import Initiative
from content.queries import initiatives_listed
from foundation.web.facet_index import FacetIndex
from foundation.web.facets import FacetedList


class InitiativeList(LikeFilter, FacetedList[Initiative]):
    """The published initiatives that answer the address bar."""

    form_class = InitiativeFilterForm
    kind = "initiative"
    facets_on = tuple(
        name for name, field in InitiativeFilterForm.base_fields.items() if isinstance(field, MultipleChoiceField)
    )
    orders = ("recentes", "titre", "reprises", "nouvelles")
    open_facets = ("theme", "population", "suite")
    lone_facets = ("validee", "reprise")
    most = 8

    def read_index(self) -> FacetIndex:
        return library_index()

    def base(self) -> QuerySet[Initiative]:
        return initiatives_listed()

    def chip_label(self, name: str, value: str) -> str:
        """Of several facets, the value alone would not say what is asked."""
        if name in LIKE_FIELDS:
            return self.like_label(name, value)
        label = super().chip_label(name, value)
        return SENTENCES[name]() % {"value": label} if name in SENTENCES else label

    def _learnt_labels(self, name: str) -> dict[str, str]:
        labels = super()._learnt_labels(name)
        return dict(sorted(labels.items(), reverse=True)) if name == "annee" else labels


SENTENCES = {
    "verdict": lambda: _("hypothèse %(value)s"),
    "nouvelles": lambda: _("nouvelles\u00a0: %(value)s"),
}
