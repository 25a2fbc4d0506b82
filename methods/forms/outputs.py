"""What one chooses on the papers of a workshop."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_PEOPLE = 2000


class PeopleForm(forms.Form):
    """For how many people the materials are counted."""

    personnes = forms.IntegerField(
        label=_("Nombre de personnes"),
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
