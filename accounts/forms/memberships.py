"""Joining a collectivité, and answering somebody who joins."""

from django import forms
from django.utils.translation import gettext_lazy as _

from territories.widgets import CollectiviteField


class MembershipJoinForm(forms.Form):
    collectivite = CollectiviteField(
        label=_("Votre collectivité"),
        help_text=_(
            "Commune, intercommunalité, département, région, CCAS… Un nom, un code postal ou un code officiel."
        ),
    )
    function = forms.CharField(
        label=_("Votre fonction"),
        max_length=120,
        required=False,
        help_text=_("Par exemple « responsable de l’accueil » ou « chargée de mission transitions »."),
    )


class MemberRefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("Motif"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "La personne le lit. Dites ce qu’elle peut faire, par exemple utiliser son adresse professionnelle."
        ),
    )
