"""The whole page where a sheet is written: the essential first, then what makes it useful to others."""

from typing import Any, ClassVar, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from content.forms.initiative import (
    FactorForm,
    HypothesisForm,
    IndicatorForm,
    MethodUseForm,
    SourceForm,
    ToolForm,
)
from foundation.web.editors import Editor
from foundation.web.rows import RowFormSet, row_formset
from territories.models import Collectivite


class InitiativeEditor(Editor):
    """The form of a sheet and its rows. Context: `cards`, (slug, title) of the cards that may be named."""

    groups_on: ClassVar = {
        "essentiel": (_("L’essentiel"), ("title", "territory", "year", "summary", "form", "outcome")),
        "recit": (
            _("Le récit"),
            ("problem", "context", "fieldwork", "done", "failed", "helped", "afterwards"),
        ),
        "reperes": (_("Pour être trouvée"), ("themes", "axis", "posture", "proximity_form", "demand", "licence")),
        "lieu": (
            _("Si le territoire n’est pas une seule collectivité"),
            ("territory_name", "territory_kind", "department", "region", "population"),
        ),
    }
    rows_on: ClassVar[dict[str, tuple[type[RowFormSet], Any, Any]]] = {
        "hypotheses": (row_formset(HypothesisForm), _("Hypothèses"), _("Ajouter une hypothèse")),
        "methods": (row_formset(MethodUseForm), _("Méthodes employées"), _("Ajouter une méthode")),
        "indicators": (row_formset(IndicatorForm), _("En chiffres"), _("Ajouter un indicateur")),
        "tools": (row_formset(ToolForm), _("Outils"), _("Ajouter un outil")),
        "factors": (row_formset(FactorForm), _("Ce qui a pesé"), _("Ajouter un facteur")),
        "sources": (row_formset(SourceForm), _("Sources"), _("Ajouter une source")),
    }

    @classmethod
    def row_kwargs(cls, name: str, **context: Any) -> dict[str, Any]:
        return {"methods": {"cards": context["cards"]}}.get(name, {})

    @classmethod
    def opened(cls, form_class: type[forms.BaseForm], data: dict[str, Any], **context: Any) -> Self:
        return super().opened(form_class, {**data, **_place_typed(data)}, **context)

    @property
    def data(self) -> dict[str, Any]:
        """The snapshot that was typed; a collectivité says its name, its nature and where it is."""
        typed = super().data
        territory: Collectivite | None = typed["territory"]
        department, region = typed.pop("department"), typed.pop("region")
        if territory:
            department, region = territory.department or department, territory.region or region
            typed["territory_name"] = typed["territory_name"] or territory.name
            typed["territory_kind"] = territory.kind
        return typed | {
            "territory": territory.pk if territory else None,
            "department_id": department.pk if department else None,
            "region_id": region.pk if region else None,
        }


def _place_typed(data: dict[str, Any]) -> dict[str, Any]:
    """The fields of the place; the collectivité's own name is not repeated, so that it changes with it."""
    territory = data.get("territory")
    if isinstance(territory, int):
        territory = Collectivite.objects.select_related("department").filter(pk=territory).first()
    name = data.get("territory_name", "")
    return {
        "territory": territory,
        "territory_name": "" if territory and name == territory.name else name,
        "department": data.get("department_id"),
        "region": data.get("region_id"),
    }
