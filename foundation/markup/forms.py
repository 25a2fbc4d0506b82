"""The form side of a text: the editor, and refusals said next to it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from foundation.markup.guard import MAX_LENGTH, MarkupRefused, normalise
from foundation.markup.rendering import render


class MarkupWidget(forms.Textarea):
    """A text area with a preview button; scripts hang their toolbar on `data-markup-editor`."""

    template_name = "markup/widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 8, "class": "markup-input", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["preview_url"] = reverse("markup:preview", query={"champ": name})
        context["preview_id"] = f"{context['widget']['attrs'].get('id', name)}_preview"
        return context


class MarkupFormField(forms.CharField):
    """Markdown typed by a person; invalid when it cannot be rendered."""

    widget = MarkupWidget

    def __init__(self, *, max_length: int | None = MAX_LENGTH, **kwargs: Any) -> None:
        if kwargs.get("widget") is None:
            kwargs.pop("widget", None)
        super().__init__(max_length=max_length or MAX_LENGTH, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(normalise(value) if isinstance(value, str) else value)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            render(text)
        except MarkupRefused as refusal:
            raise ValidationError(str(refusal), code="markup") from refusal
        return text
