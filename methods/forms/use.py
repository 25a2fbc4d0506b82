"""Telling a use of a card, in two minutes."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.web.once import OnceMixin
from methods.models import UseReport
from territories.widgets import CollectiviteField

LONGEST = 24 * 60
STORY = forms.Textarea({"rows": 3})


class UseForm(forms.ModelForm):  # type: ignore[type-arg]
    """Three numbers and a few words. Never saved: the action takes the cleaned data."""

    collectivite = CollectiviteField(label=_("Où"), required=False, help_text=_("La collectivité, si vous le voulez."))
    used_on = forms.DateField(
        label=_("Quand"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), initial=timezone.localdate
    )
    people = forms.IntegerField(label=_("Combien de personnes"), min_value=1, max_value=2000)
    minutes = forms.IntegerField(
        label=_("Durée réelle, en minutes"), min_value=1, max_value=LONGEST, help_text=_("Accueil et rangement exclus.")
    )

    class Meta:
        model = UseReport
        fields = ("used_on", "people", "minutes", "worked", "failed", "changed", "audience", "collectivite")
        labels = {
            "worked": _("Ce qui a marché"),
            "failed": _("Ce qui n’a pas marché"),
            "changed": _("Ce que vous avez changé"),
            "audience": _("Avec qui"),
        }
        help_texts = {
            "failed": _("C’est ce qui aide le plus les suivants, et l’auteur de la fiche."),
            "changed": _("Une étape sautée, une consigne dite autrement, un matériel remplacé."),
            "audience": _("Par exemple : agents d’accueil de trois mairies."),
        }
        widgets = {"worked": STORY, "failed": STORY, "changed": STORY}

    def clean_used_on(self) -> Any:
        day = self.cleaned_data["used_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Cette date est à venir : racontez l’usage quand il aura eu lieu."))
        return day

    def clean(self) -> dict[str, Any]:
        """Numbers alone teach little: a word on what worked or what did not."""
        cleaned = super().clean() or {}
        if not cleaned.get("worked") and not cleaned.get("failed"):
            self.add_error("worked", _("Dites en une phrase ce qui a marché, ou ce qui n’a pas marché."))
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """The fields of the report. Only after `is_valid`."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewUseForm(OnceMixin, UseForm):
    """The same, sent once."""
