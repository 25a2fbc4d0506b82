"""Giving news of a case, taking back the word of a collectivité."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.enums import NewsStatus
from foundation.web.once import OnceMixin

_SAID = {
    NewsStatus.CONTINUED: _("Poursuivi : cela continue"),
    NewsStatus.TRANSFORMED: _("Transformé : cela existe autrement"),
    NewsStatus.STOPPED: _("Arrêté : cela n’existe plus"),
}


class NewsForm(forms.Form):
    """What became of a case, and why."""

    status = forms.ChoiceField(
        label=_("Aujourd’hui, c’est…"),
        choices=list(_SAID.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une des trois réponses.")},
    )
    why = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Une ou deux phrases : ce qui a changé, ce qui a tenu, ce qui a manqué. Tout le monde les lira."),
        error_messages={"required": _("Dites pourquoi en une phrase : c’est ce qui aide les autres à décider.")},
    )


class NewNewsForm(OnceMixin, NewsForm):
    """News given for the first time."""


class VouchForm(forms.Form):
    """The word of the collectivité, on the version that was read."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WithdrawForm(forms.Form):
    """Why the collectivité no longer vouches."""

    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("L’équipe qui a écrit la fiche et le comité éditorial lisent cette raison."),
        error_messages={"required": _("Dites pourquoi : l’équipe doit savoir quoi corriger.")},
    )
