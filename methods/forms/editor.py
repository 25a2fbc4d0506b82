"""The whole page where a card is written: its form and its rows, as one."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from foundation.web.editors import Editor
from foundation.web.rows import RowFormSet, row_formset
from methods.completeness import minutes_problem, neighbours_problem
from methods.forms.card import CaseNoteForm, MaterialForm, RelatedForm, SourceForm, StepForm
from methods.models import SECTIONS


class CardEditor(Editor):
    """The card form and its rows.

    Context: `cards`, (slug, title) of the cards that may be named as neighbours; `user`, who writes.
    """

    groups_on: ClassVar = {
        "essentiel": (_("L’essentiel"), ("title", "summary", "family", "phase")),
        "conditions": (
            _("Les conditions"),
            ("duration_min", "duration_max", "group_min", "group_max", "level", "setting", "licence"),
        ),
        "texte": (_("Le texte"), SECTIONS),
    }
    rows_on: ClassVar[dict[str, tuple[type[RowFormSet], Any, Any]]] = {
        "steps": (row_formset(StepForm), _("Étapes"), _("Ajouter une étape")),
        "materials": (row_formset(MaterialForm), _("Matériel"), _("Ajouter un objet")),
        "related": (row_formset(RelatedForm), _("Fiches à lire aussi"), _("Ajouter une fiche")),
        "case_notes": (row_formset(CaseNoteForm), _("Où elle a servi"), _("Ajouter une initiative")),
        "sources": (row_formset(SourceForm), _("Sources"), _("Ajouter une source")),
    }

    notes_on: ClassVar = {"steps": "methods/card_edit/_minutes.html"}

    @classmethod
    def row_kwargs(cls, name: str, **context: Any) -> dict[str, Any]:
        return {"related": {"cards": context["cards"]}, "case_notes": {"user": context["user"]}}.get(name, {})

    def is_valid(self) -> bool:
        """Whether everything can be saved; rows are compared once each of them is right."""
        if not super().is_valid():
            return False
        problems = {"steps": minutes_problem(self.data), "related": neighbours_problem(self.data)}
        for name, problem in problems.items():
            if problem:
                self.rows[name].non_form_errors().append(problem)
        return not any(problems.values())
