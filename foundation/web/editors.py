"""A long page of writing: one form and several kinds of rows, filled, judged and read together.

A room subclasses `Editor`: `groups_on` lays out the fields of the form, `rows_on` names its rows.
Drawn by `{% include "components/form/editor.html" %}`.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from foundation.web.rows import RowFormSet


class Editor:
    """Context given to the constructors (choices, who writes…) reaches the rows through `row_kwargs`."""

    # id of the group → its title, the names of its fields.
    groups_on: ClassVar[Mapping[str, tuple[Any, tuple[str, ...]]]]
    # prefix of the rows, also their key in the snapshot → their formset, their title, the button that adds one.
    rows_on: ClassVar[Mapping[str, tuple[type[RowFormSet], Any, Any]]]

    # prefix of the rows → the template of a line under them.
    notes_on: ClassVar[Mapping[str, str]] = {}

    def __init__(self, form: forms.BaseForm, rows: dict[str, RowFormSet]) -> None:
        self.form, self.rows = form, rows

    @classmethod
    def row_kwargs(cls, name: str, **context: Any) -> dict[str, Any]:
        """What the forms of these rows need to be built."""
        return {}

    @classmethod
    def opened(cls, form_class: type[forms.BaseForm], data: dict[str, Any], **context: Any) -> Self:
        """The editor on a snapshot ({} for a new object)."""
        rows = {
            name: formset(initial=data.get(name) or [{}], prefix=name, form_kwargs=cls.row_kwargs(name, **context))
            for name, (formset, _title, _add) in cls.rows_on.items()
        }
        return cls(form_class(initial=data), rows)

    @classmethod
    def sent(cls, form_class: type[forms.BaseForm], post: QueryDict, **context: Any) -> Self:
        """The editor as somebody sent it."""
        rows = {
            name: formset(post, prefix=name, form_kwargs=cls.row_kwargs(name, **context))
            for name, (formset, _title, _add) in cls.rows_on.items()
        }
        return cls(form_class(post), rows)

    @classmethod
    def rearranged(cls, form_class: type[forms.BaseForm], post: QueryDict, **context: Any) -> Self | None:
        """The editor after a button of its rows, with everything that was typed; None when none was pressed."""
        if not any(formset.asked_in(post, name) for name, (formset, _title, _add) in cls.rows_on.items()):
            return None
        return cls.typed(form_class, post, **context)

    @classmethod
    def typed(cls, form_class: type[forms.BaseForm], post: QueryDict, **context: Any) -> Self:
        """The editor with what was typed, without judging it."""
        rows = {
            name: formset.rearranged(post, name, form_kwargs=cls.row_kwargs(name, **context))
            for name, (formset, _title, _add) in cls.rows_on.items()
        }
        return cls(form_class(initial=_typed(form_class, post)), rows)

    def is_valid(self) -> bool:
        """Whether everything can be saved; all errors are found at once."""
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    @property
    def data(self) -> dict[str, Any]:
        """The snapshot that was typed. Only after `is_valid`."""
        fields = {name: self.form.cleaned_data[name] for _title, names in self.groups_on.values() for name in names}
        return fields | {name: rows.filled for name, rows in self.rows.items()}

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The fields of the form by group, for the page."""
        return [
            {"id": f"groupe-{name}", "title": title, "fields": [self.form[field] for field in fields]}
            for name, (title, fields) in self.groups_on.items()
        ]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The rows with their titles, for the page."""
        return [
            {
                "id": f"lignes-{name}",
                "rows": self.rows[name],
                "title": title,
                "add": add,
                "note": self.notes_on.get(name, ""),
            }
            for name, (_formset, title, add) in self.rows_on.items()
        ]

    @property
    def invalid_fields(self) -> list[tuple[BoundField, Any]]:
        """The fields to correct, in the order of the page."""
        forms_of_page = [self.form, *(row for rows in self.rows.values() for row in rows)]
        return [(field, field.errors) for form in forms_of_page for field in form if field.errors]

    @property
    def general_errors(self) -> list[str]:
        """What is wrong between fields."""
        between_rows = [error for rows in self.rows.values() for error in rows.non_form_errors()]
        return [*self.form.non_field_errors(), *between_rows]

    @property
    def errors(self) -> bool:
        """Whether there is anything to correct."""
        return bool(self.invalid_fields or self.general_errors)


def _typed(form_class: type[forms.BaseForm], post: QueryDict) -> dict[str, Any]:
    """What each field of the form holds, unjudged."""
    fields = form_class.base_fields.items()  # type: ignore[attr-defined]
    return {name: field.widget.value_from_datadict(post, {}, name) for name, field in fields}
