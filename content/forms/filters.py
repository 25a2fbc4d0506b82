from django import forms
from django.utils.translation import gettext_lazy as _

from content.enums import HypothesisVerdict, Outcome
from content.vocabulary import region_choices, theme_choices
from territories.enums import Kind

SORTS = [("", _("Pertinence")), ("recentes", _("Les plus récentes")), ("titre", _("Par titre"))]


class InitiativeFilterForm(forms.Form):
    """What the reader looks for; a value that means nothing is passed over."""

    q = forms.CharField(
        label=_("Votre problème, avec vos mots"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("personnes âgées isolées")}),
    )
    theme = forms.MultipleChoiceField(label=_("Thème"), choices=theme_choices, required=False)
    region = forms.MultipleChoiceField(label=_("Région"), choices=region_choices, required=False)
    territoire = forms.MultipleChoiceField(label=_("Nature du territoire"), choices=Kind.choices, required=False)
    suite = forms.MultipleChoiceField(label=_("Ce que c’est devenu"), choices=Outcome.choices, required=False)
    verdict = forms.MultipleChoiceField(
        label=_("Au moins une hypothèse"), choices=HypothesisVerdict.choices, required=False
    )
    tri = forms.ChoiceField(label=_("Ordre"), choices=SORTS, required=False)
