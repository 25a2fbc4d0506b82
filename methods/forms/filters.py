from django import forms
from django.utils.translation import gettext_lazy as _

from methods.enums import Family, Level, Phase, Setting
from methods.equipment import ORDINARY, PAPER, Equipment

SETTINGS = [(one.value, one.label) for one in (Setting.ON_SITE, Setting.REMOTE)]
# The moments of the programme of twelve weeks, with theirs.
WEEKS = {
    Phase.FRAMING: _("Cadrage (semaine 1)"),
    Phase.RESEARCH: _("Enquête (semaines 2 à 4)"),
    Phase.COMPARISON: _("Comparaison (semaine 5)"),
    Phase.IDEAS: _("Recherche d’idées (semaine 6)"),
    Phase.PROTOTYPE: _("Prototypage (semaines 7 et 8)"),
    Phase.TEST: _("Test (semaines 9 et 10)"),
    Phase.COMMITTEE: _("Comité (semaines 11 et 12)"),
    Phase.AFTERWARDS: _("Suite (après le programme)"),
}
MOMENTS = [(phase.value, label) for phase, label in WEEKS.items()]
HELD = [(PAPER, _("papier et crayons seulement"))] + [
    (item.value, item.label) for item in Equipment if item not in ORDINARY
]
LONGEST_SENTENCE = 300


class CardFilterForm(forms.Form):
    """What the reader looks for; a value that means nothing is passed over.

    `phrase` is what was said in one sentence: its words order the cards, what it asks is in the other fields.
    """

    phrase = forms.CharField(max_length=LONGEST_SENTENCE, required=False)
    q = forms.CharField(max_length=200, required=False)
    minutes = forms.IntegerField(min_value=1, max_value=10_000, required=False)
    personnes = forms.IntegerField(min_value=1, max_value=10_000, required=False)
    famille = forms.MultipleChoiceField(label=_("Famille"), choices=Family.choices, required=False)
    moment = forms.MultipleChoiceField(label=_("Moment du programme"), choices=MOMENTS, required=False)
    niveau = forms.MultipleChoiceField(label=_("Niveau"), choices=Level.choices, required=False)
    lieu = forms.MultipleChoiceField(label=_("Lieu"), choices=SETTINGS, required=False)
    sans = forms.MultipleChoiceField(label=_("Matériel que je n’ai pas"), choices=Equipment.choices, required=False)
    avec = forms.MultipleChoiceField(label=_("Matériel que j’ai"), choices=HELD, required=False)
