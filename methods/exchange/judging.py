"""A card read from a file is judged by the forms of the site: the same limits, the same sentences."""

from copy import deepcopy
from typing import Any, ClassVar

from django import forms

from foundation.web.rows import row_formset
from methods.forms.card import CardForm, CaseNoteForm, RelatedForm
from methods.forms.editor import CardEditor
from methods.models import MethodCard

IN_ORDER = (
    ("duration_min", "duration_max", "card_duration_in_order"),
    ("group_min", "group_max", "card_group_in_order"),
)


class FileCardForm(forms.Form):
    """The fields of the form of a card, and what its table checks: without a question to the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = deepcopy(CardForm.base_fields)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Compare what the columns and the constraints of the table would."""
        sentences = {rule.name: rule.violation_error_message for rule in MethodCard._meta.constraints}
        for low, high, rule in IN_ORDER:
            least, most = self._within_its_column(low), self._within_its_column(high)
            if least is not None and most is not None and least > most:
                self.add_error(low, str(sentences[rule]))
        return self.cleaned_data

    def _within_its_column(self, name: str) -> int | None:
        number: int | None = self.cleaned_data.get(name)
        try:
            MethodCard._meta.get_field(name).run_validators(number)  # type: ignore[union-attr]
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None
        return number


class FileRelatedForm(forms.Form):
    """A neighbour: whether it exists is asked of all the files at once."""

    card = forms.SlugField(max_length=90)
    reason = RelatedForm.declared_fields["reason"]


class FileCaseNoteForm(forms.Form):
    """An example: whether it is on line is asked of all the files at once."""

    slug = forms.SlugField(max_length=200)
    note = CaseNoteForm.declared_fields["note"]


class FileEditor(CardEditor):
    """What the page of a card would have made of the same texts."""

    rows_on: ClassVar = CardEditor.rows_on | {
        "related": (row_formset(FileRelatedForm), "", ""),
        "case_notes": (row_formset(FileCaseNoteForm), "", ""),
    }

    @classmethod
    def row_kwargs(cls, name: str, **context: Any) -> dict[str, Any]:
        return {}
