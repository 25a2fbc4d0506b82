from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.history.enums import Verdict

_REASONS = {
    Verdict.CHANGES_ASKED: _("Dites ce qu’il faut changer : les auteurs lisent ce commentaire."),
    Verdict.ARCHIVED: _("Dites pourquoi : la page l’affiche à ceux qui l’avaient enregistrée."),
}


class DecisionForm(forms.Form):
    """A step of the editorial life: which, on the version that was read, and why."""

    verdict = forms.ChoiceField(choices=Verdict.choices, widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Commentaire"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4})
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        reason = _REASONS.get(cleaned.get("verdict"))
        if reason and not cleaned.get("comment"):
            self.add_error("comment", reason)
        return cleaned
