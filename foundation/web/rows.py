"""Rows of a form that people add, remove and move with plain buttons, without JavaScript.

A button is named `<prefix>-do` and its value says what: "add", "remove-2", "up-2" or "down-2" (rows count from 0).
Pressing one saves nothing: the page comes back with the rows rearranged and everything that was typed.
"""

from collections.abc import Mapping
from typing import Any, Self

from django.forms import BaseFormSet, Form, formset_factory

MOST_ROWS = 40
MOVES = {"up": -1, "down": 1, "remove": 0}


class RowFormSet(BaseFormSet):  # type: ignore[type-arg]
    """A formset whose rows left empty do not count. `filled` gives the others, in order."""

    def initial_form_count(self) -> int:
        return 0 if self.is_bound else super().initial_form_count()

    @property
    def filled(self) -> list[dict[str, Any]]:
        """The cleaned data of the rows that hold something."""
        return [form.cleaned_data for form in self.forms if form.has_changed()]

    @classmethod
    def asked_in(cls, data: Mapping[str, str], prefix: str) -> str:
        """What the pressed button asks of these rows, or ""."""
        return data.get(f"{prefix}-do", "")

    @classmethod
    def rearranged(cls, data: Mapping[str, str], prefix: str, **kwargs: Any) -> Self:
        """The same rows after the pressed button, as they were typed, without judging them."""
        return cls(initial=_after(cls.asked_in(data, prefix), cls.typed(data, prefix)), prefix=prefix, **kwargs)

    @classmethod
    def typed(cls, data: Mapping[str, str], prefix: str) -> list[dict[str, str]]:
        """The rows as they were typed."""
        total = data.get(f"{prefix}-TOTAL_FORMS", "")
        count = min(int(total), MOST_ROWS) if total.isdecimal() and len(total) < 5 else 0
        names = cls.form.base_fields
        return [{name: data.get(f"{prefix}-{n}-{name}", "") for name in names} for n in range(count)]


def row_formset(form: type[Form]) -> type[RowFormSet]:
    """The formset of rows of this form, `MOST_ROWS` at most."""
    return formset_factory(
        form, formset=RowFormSet, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
    )


def _after(asked: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    verb, _, place = asked.partition("-")
    if verb == "add":
        return [*rows, {}][:MOST_ROWS]
    if verb not in MOVES or not place.isdecimal() or int(place) >= len(rows):
        return rows
    row = rows.pop(int(place))
    if move := MOVES[verb]:
        rows.insert(max(int(place) + move, 0), row)
    return rows
