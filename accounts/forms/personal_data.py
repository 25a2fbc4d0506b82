"""Erasing one's account asks for a clear choice."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    contributions = forms.ChoiceField(
        label=_("Que deviennent vos contributions ?"),
        choices=[
            ("keep", _("Elles restent, signées « Agent parti » : les réponses des autres gardent leur sens.")),
            ("remove", _("Elles sont retirées aussi.")),
        ],
        widget=forms.RadioSelect,
        initial="keep",
    )
    confirmed = forms.BooleanField(
        label=_("Je comprends que rien ne permet de revenir en arrière."),
        error_messages={"required": _("Cochez la case si vous voulez effacer votre compte.")},
    )

    @property
    def remove_contributions(self) -> bool:
        return self.cleaned_data["contributions"] == "remove"
