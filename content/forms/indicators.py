"""The form of an indicator: a name and its measures, or only a sentence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.forms.rows import SHORT_TEXT
from content.measures import Unreadable, read_measures, read_number, written_measures, written_number


class NumberField(forms.CharField):
    """A number with a decimal comma; cleans to a float, or None."""

    widget = forms.TextInput({"inputmode": "decimal", "size": 12})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, required=False, **kwargs)

    def prepare_value(self, value: Any) -> str:
        return written_number(value)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return read_number(text) if text else None
        except Unreadable as error:
            raise ValidationError(str(error), code="number") from error


class MeasuresField(forms.CharField):
    """Dated measures, one a line; cleans to the list that a snapshot holds."""

    widget = forms.Textarea({"rows": 4, "placeholder": "31/03/2024 ; 42 ; comptage à l’accueil"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=12_000, required=False, **kwargs)

    def prepare_value(self, value: Any) -> str:
        return written_measures(value) if isinstance(value, list) else value or ""

    def clean(self, value: Any) -> Any:
        try:
            return read_measures(super().clean(value))
        except Unreadable as error:
            raise ValidationError(str(error), code="measures") from error


class IndicatorForm(forms.Form):
    """A name asks for its figures; a sentence stands alone."""

    name = forms.CharField(
        label=_("Ce que l’on compte"),
        max_length=120,
        required=False,
        help_text=_("Par exemple : dossiers complets au premier envoi."),
    )
    unit = forms.CharField(
        label=_("Unité"), max_length=40, required=False, help_text=_("Par exemple : %, personnes, jours.")
    )
    baseline = NumberField(label=_("Au départ"), help_text=_("Avant d’agir."))
    target = NumberField(label=_("Visé"), help_text=_("Ce que vous espériez."))
    measures = MeasuresField(
        label=_("Mesures"),
        help_text=_("Une par ligne : la date, le nombre, comment on l’a compté, séparés par des points-virgules."),
    )
    text = forms.CharField(
        label=_("Ou une seule phrase"),
        max_length=300,
        required=False,
        widget=SHORT_TEXT,
        help_text=_("Si vous n’avez qu’un chiffre. Par exemple : 42 dossiers sur 60 complets au premier envoi."),
    )

    def clean(self) -> dict[str, Any]:
        """Figures have a name; a row says something."""
        cleaned = super().clean() or {}
        if not cleaned.get("name") and any(cleaned.get(key) for key in ("measures", "unit")) | any(
            cleaned.get(key) is not None for key in ("baseline", "target")
        ):
            self.add_error("name", _("Dites ce que ces chiffres comptent."))
        elif not cleaned.get("name") and not cleaned.get("text") and not self.errors:
            self.add_error("name", _("Dites ce que l’on compte, ou écrivez une phrase."))
        return cleaned
