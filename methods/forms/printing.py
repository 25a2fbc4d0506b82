"""How cards are laid on paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from methods.enums import PrintLayout
from methods.printing.choice import TITLE


class PrintForm(forms.Form):
    """The title of the document and its layout."""

    titre = forms.CharField(label=_("Titre du document"), max_length=TITLE)
    papier = forms.ChoiceField(
        label=_("Mise en page"),
        choices=PrintLayout.choices,
        initial=PrintLayout.A5,
        widget=forms.RadioSelect,
        help_text=_("Le jeu a des repères de coupe, et le déroulé de chaque fiche à son dos."),
    )
