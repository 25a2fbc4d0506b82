"""The filters of the library, in the order they are shown: the same for the page, map, feed, exports and API."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from content.enums import Axis, Demand, HypothesisVerdict, NewsStatus, Outcome, Posture, ProximityForm, SheetForm
from content.vocabulary import department_choices, region_choices, theme_choices
from territories.enums import Kind, Stratum

SORTS = [
    ("", _("Pertinence")),
    ("recentes", _("Les plus récentes")),
    ("titre", _("Par titre")),
    ("reprises", _("Les plus reprises")),
    ("nouvelles", _("Dernières nouvelles")),
    ("ressemblance", _("Les territoires les plus ressemblants")),
]
OVERSEAS = [("oui", _("Outre-mer")), ("non", _("Hexagone et Corse"))]
FREE = [("oui", _("au moins un logiciel libre")), ("non", _("au moins un logiciel non libre"))]
NEWS = [*NewsStatus.choices, ("aucune", _("pas encore de nouvelles"))]
POSTURES = [choice for choice in Posture.choices if choice[0] != Posture.NONE]
PROXIMITIES = [choice for choice in ProximityForm.choices if choice[0] != ProximityForm.NONE]
WORD = RegexValidator(r"^[a-z0-9-]{1,90}\Z")
YEAR = RegexValidator(r"^[0-9]{4}\Z")


def departments() -> list[tuple[str, Any]]:
    """Every department, then the cases that have none or several."""
    return [*department_choices(), ("aucun", _("Plusieurs départements, ou aucun"))]


class OpenChoiceField(forms.MultipleChoiceField):
    """Values that no list holds: any well-formed one may be asked, and perhaps finds nothing."""

    def __init__(self, *, form_of: RegexValidator, **options: Any) -> None:
        super().__init__(**options)
        self.form_of = form_of

    def validate(self, value: list[str]) -> None:
        for each in value:
            self.form_of(each)


def several(label: Any, choices: Any) -> forms.MultipleChoiceField:
    """A facet: any of its values."""
    return forms.MultipleChoiceField(label=label, choices=choices, required=False)


class InitiativeFilterForm(forms.Form):
    """What the reader looks for; a value that means nothing is passed over."""

    q = forms.CharField(
        label=_("Votre problème, avec vos mots"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("personnes âgées isolées")}),
    )
    theme = several(_("Thème"), theme_choices)
    population = several(_("Population du territoire"), Stratum.choices)
    suite = several(_("Ce que c’est devenu"), Outcome.choices)
    validee = several(_("Validation"), [("oui", _("Validée par la collectivité"))])
    reprise = several(_("Reprise"), [("oui", _("Adaptée ailleurs"))])
    region = several(_("Région"), region_choices)
    departement = several(_("Département"), departments)
    territoire = several(_("Nature du territoire"), Kind.choices)
    outremer = several(_("Outre-mer"), OVERSEAS)
    verdict = several(_("Au moins une hypothèse"), HypothesisVerdict.choices)
    methode = OpenChoiceField(label=_("Méthode utilisée"), required=False, form_of=WORD)
    annee = OpenChoiceField(label=_("Année"), required=False, form_of=YEAR)
    nouvelles = several(_("Dernières nouvelles"), NEWS)
    libre = several(_("Logiciel libre"), FREE)
    axe = several(_("Axe"), Axis.choices)
    posture = several(_("Posture"), POSTURES)
    proximite = several(_("Forme de proximité"), PROXIMITIES)
    demande = several(_("Demande"), Demand.choices)
    fiche = several(_("Forme de la fiche"), SheetForm.choices)
    comme = forms.CharField(label=_("Chez des territoires comme"), max_length=120, required=False)
    tous = forms.ChoiceField(label=_("Puis chez tous les autres"), choices=[("oui", _("oui"))], required=False)
    tri = forms.ChoiceField(label=_("Ordre"), choices=SORTS, required=False)
