from django import forms
from django.utils.translation import gettext_lazy as _

from methods.enums import Family, Level, Phase, Setting

SETTINGS = [(one.value, one.label) for one in (Setting.ON_SITE, Setting.REMOTE)]


class CardFilterForm(forms.Form):
    """What the reader looks for; a value that means nothing is passed over."""

    q = forms.CharField(max_length=200, required=False)
    minutes = forms.IntegerField(min_value=1, max_value=10_000, required=False)
    personnes = forms.IntegerField(min_value=1, max_value=10_000, required=False)
    famille = forms.MultipleChoiceField(label=_("Famille"), choices=Family.choices, required=False)
    moment = forms.MultipleChoiceField(label=_("Moment du projet"), choices=Phase.choices, required=False)
    niveau = forms.MultipleChoiceField(label=_("Niveau"), choices=Level.choices, required=False)
    lieu = forms.MultipleChoiceField(label=_("Lieu"), choices=SETTINGS, required=False)
