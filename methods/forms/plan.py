"""What a workshop is: its name, when, where, with how many people."""

from typing import Any, ClassVar

from django import forms

from foundation.web.once import OnceMixin
from methods.models import WorkshopPlan

FIELDS = ["title", "purpose", "people", "setting", "place", "day", "starts_at", "available_minutes"]


class PlanForm(forms.ModelForm):
    """The settings of a workshop."""

    class Meta:
        model = WorkshopPlan
        fields = FIELDS
        widgets: ClassVar = {
            "purpose": forms.Textarea({"rows": 3}),
            "day": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "starts_at": forms.TimeInput({"type": "time"}, format="%H:%M"),
        }

    @property
    def told(self) -> dict[str, Any]:
        """The fields of the workshop, without the token of the form."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class NewPlanForm(OnceMixin, PlanForm):
    """The same, sent twice, begins one workshop."""
