"""What was typed and kept, back in the form where it was typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict


def as_sent(data: Mapping[str, Sequence[str]]) -> QueryDict:
    """The kept values as a form sends them."""
    sent = QueryDict(mutable=True)
    for name, values in data.items():
        sent.setlist(name, list(values))
    return sent


def without_judging(form_class: type[forms.BaseForm], sent: QueryDict) -> dict[str, Any]:
    """What each field of the form holds, as it was typed; a field that was not there keeps its own beginning."""
    fields = form_class.base_fields.items()  # type: ignore[attr-defined]
    return {
        name: field.widget.value_from_datadict(sent, {}, name)
        for name, field in fields
        if not field.widget.value_omitted_from_data(sent, {}, name)
    }
