"""What is written in each part of a sheet: a short form, and its rows."""

from typing import Any, ClassVar, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from content.forms import parts
from content.forms.indicators import IndicatorForm
from content.forms.rows import FactorForm, HypothesisForm, MethodUseForm, SourceForm, ToolForm
from content.places import place_data, place_typed
from foundation.web.editors import Editor
from foundation.web.rows import RowFormSet, row_formset


class PartEditor(Editor):
    """The form of a part and its rows. Context: `cards`, (slug, title) of the cards that may be named."""

    form_class: ClassVar[type[forms.BaseForm]]
    groups_on: ClassVar = {}
    rows_first = False  # whether the rows stand above the fields
    rows_on: ClassVar[dict[str, tuple[type[RowFormSet], Any, Any]]] = {}

    @classmethod
    def row_kwargs(cls, name: str, **context: Any) -> dict[str, Any]:
        return {"cards": context["cards"]} if name == "methods" else {}

    @property
    def data(self) -> dict[str, Any]:
        """What was typed in the part, by key of the snapshot. Only after `is_valid`."""
        return {**self.form.cleaned_data, **{name: rows.filled for name, rows in self.rows.items()}}

    def keep(self, data: dict[str, Any]) -> None:
        """Let what the sheet already says stay possible; called with its latest version."""


class HeadEditor(PartEditor):
    form_class = parts.HeadForm


class ProblemEditor(PartEditor):
    form_class = parts.ProblemForm


class FieldworkEditor(PartEditor):
    form_class = parts.FieldworkForm
    rows_on: ClassVar = {"hypotheses": (row_formset(HypothesisForm), _("Hypothèses"), _("Ajouter une hypothèse"))}


class DoneEditor(PartEditor):
    form_class = parts.DoneForm
    rows_on: ClassVar = {
        "methods": (row_formset(MethodUseForm), _("Méthodes employées"), _("Ajouter une méthode")),
        "tools": (row_formset(ToolForm), _("Outils"), _("Ajouter un outil")),
    }


class FailedEditor(PartEditor):
    form_class = parts.FailedForm
    rows_on: ClassVar = {"factors": (row_formset(FactorForm), _("Ce qui a pesé"), _("Ajouter un facteur"))}


class ResultsEditor(PartEditor):
    form_class = parts.ResultsForm
    rows_on: ClassVar = {"indicators": (row_formset(IndicatorForm), _("En chiffres"), _("Ajouter un indicateur"))}


class AfterEditor(PartEditor):
    form_class = parts.AfterForm


class ThemesEditor(PartEditor):
    form_class = parts.ThemesForm


class PlaceEditor(PartEditor):
    form_class = parts.PlaceForm

    @classmethod
    def opened(cls, form_class: type[forms.BaseForm], data: dict[str, Any], **context: Any) -> Self:
        return super().opened(form_class, {**data, **place_typed(data)}, **context)

    @property
    def data(self) -> dict[str, Any]:
        """A collectivité says its name, its nature and where it is."""
        typed = self.form.cleaned_data
        return place_data(**typed)


class SourcesEditor(PartEditor):
    form_class = parts.LicenceForm
    rows_first = True
    rows_on: ClassVar = {"sources": (row_formset(SourceForm), _("Sources"), _("Ajouter une source"))}

    def keep(self, data: dict[str, Any]) -> None:
        self.form.keep(data["licence"])  # type: ignore[attr-defined]


EDITORS: dict[str, type[PartEditor]] = {
    "essentiel": HeadEditor,
    "probleme": ProblemEditor,
    "enquete": FieldworkEditor,
    "fait": DoneEditor,
    "echecs": FailedEditor,
    "resultats": ResultsEditor,
    "apres": AfterEditor,
    "themes": ThemesEditor,
    "lieu": PlaceEditor,
    "sources": SourcesEditor,
}
