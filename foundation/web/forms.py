"""Forms in our design: every `{{ form }}` is rendered by templates/components/form/."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting


class EssaimRenderer(TemplatesSetting):
    """Django's renderer; the design's templates are named here."""

    form_template_name = "components/form/form.html"
    field_template_name = "components/form/field.html"


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows of a table; a value that no key can hold is an unknown choice, not a fault of the database."""

    def _check_values(self, value: Any) -> Any:
        key = self.queryset.model._meta.pk
        for each in value if isinstance(value, list | tuple) else ():
            try:
                key.run_validators(key.to_python(each))
            except ValidationError as error:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": each}) from error
        return super()._check_values(value)
