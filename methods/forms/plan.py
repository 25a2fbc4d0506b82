"""What a workshop is: its name, when, where, with how many people."""

from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from foundation.web.once import OnceMixin
from methods.models import WorkshopPlan
from methods.planning.former import SETTINGS, settings_of
from methods.planning.timeline import DAY

MOST_PEOPLE = 2000
SHORTEST = 5
SALT = "methods.plan.settings"


class PlanForm(forms.ModelForm):
    """The settings of a workshop; a model has neither day nor place."""

    people = forms.IntegerField(label=_("Nombre de personnes"), min_value=1, max_value=MOST_PEOPLE, initial=12)
    available_minutes = forms.IntegerField(
        label=_("Temps disponible, en minutes"),
        help_text=_("210 pour 3 h 30. Laissez vide si rien ne vous presse."),
        min_value=SHORTEST,
        max_value=DAY,
        required=False,
    )

    class Meta:
        model = WorkshopPlan
        fields = SETTINGS
        widgets: ClassVar = {
            "purpose": forms.Textarea({"rows": 3}),
            "day": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "starts_at": forms.TimeInput({"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_model:
            del self.fields["day"], self.fields["place"]

    @property
    def told(self) -> dict[str, Any]:
        """The settings, without the token of the form."""
        return {name: self.cleaned_data[name] for name in SETTINGS if name in self.fields}


class NewPlanForm(OnceMixin, PlanForm):
    """The same, sent twice, begins one workshop."""


class SettingsForm(PlanForm):
    """The settings of a workshop that exists; `base` holds them as they were opened."""

    base = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, instance: WorkshopPlan) -> None:
        opened = {"base": signing.dumps(settings_of(instance), salt=SALT)}
        super().__init__(data, instance=instance, initial=opened)

    def clean_base(self) -> dict[str, Any]:
        """The settings that were opened; a damaged value is those of another day, and makes a conflict."""
        try:
            return dict(signing.loads(self.cleaned_data["base"], salt=SALT))
        except (signing.BadSignature, TypeError, ValueError):
            return {}

    def opened_again(self, latest: WorkshopPlan) -> None:
        """Let what was typed be saved over the latest settings, which the person has now read."""
        self.data: Any = self.data.copy()
        self.data["base"] = signing.dumps(settings_of(latest), salt=SALT)


class CopyForm(OnceMixin, forms.Form):
    """The name of a copy."""

    title = forms.CharField(label=_("Nom"), max_length=120)
