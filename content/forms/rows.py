"""One form for each kind of rows of a sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.enums import HypothesisVerdict, Weight

SHORT_TEXT = forms.Textarea({"rows": 2})


class HypothesisForm(forms.Form):
    statement = forms.CharField(
        label=_("Hypothèse"),
        max_length=400,
        widget=SHORT_TEXT,
        help_text=_("Ce que vous supposiez avant d’aller voir."),
    )
    tested_by = forms.CharField(label=_("Comment elle a été testée"), max_length=400, required=False, widget=SHORT_TEXT)
    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=HypothesisVerdict.choices, initial=HypothesisVerdict.UNTESTED
    )
    evidence = forms.CharField(label=_("Ce qui le montre"), max_length=400, required=False, widget=SHORT_TEXT)


class MethodUseForm(forms.Form):
    name = forms.CharField(label=_("Méthode"), max_length=120, help_text=_("Avec vos mots."))
    card = forms.ChoiceField(label=_("Fiche méthode"), required=False, help_text=_("Si elle existe sur le site."))

    def __init__(self, *args: Any, cards: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["card"].choices = [("", _("Aucune fiche")), *cards]  # type: ignore[attr-defined]

    def clean_card(self) -> str | None:
        return self.cleaned_data["card"] or None


class ToolForm(forms.Form):
    name = forms.CharField(label=_("Outil ou logiciel"), max_length=120)
    is_free = forms.NullBooleanField(label=_("Logiciel libre"), required=False)
    cost = forms.CharField(label=_("Coût"), max_length=120, required=False, help_text=_("Par exemple : 300 € par an"))


class FactorForm(forms.Form):
    weight = forms.ChoiceField(label=_("Sens"), choices=Weight.choices, initial=Weight.HELPED)
    text = forms.CharField(label=_("Facteur"), max_length=300, widget=SHORT_TEXT)


class SourceForm(forms.Form):
    title = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Titre, puis auteur ou organisme. Un bilan interne compte.")
    )
    locator = forms.CharField(label=_("Page ou partie"), max_length=120, required=False)
    url = forms.URLField(label=_("Adresse"), max_length=400, required=False, assume_scheme="https")
