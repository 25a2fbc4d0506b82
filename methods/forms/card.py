"""The forms of a card: its fields, and one for each kind of rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.markup.citations import resolve
from foundation.markup.forms import MarkupFormField
from foundation.web.once import OnceMixin
from methods.models import PLAIN_FIELDS, SECTIONS, MethodCard

SHORT_TEXT = forms.Textarea({"rows": 2})


class CardForm(forms.ModelForm):  # type: ignore[type-arg]
    """The fields and sections of a card. Never saved: the action takes the cleaned data."""

    class Meta:
        model = MethodCard
        fields = (*PLAIN_FIELDS, *SECTIONS)
        widgets = {"summary": SHORT_TEXT}
        help_texts = {
            "summary": _("160 caractères au plus. Elle paraît dans les listes."),
            "when_to_use": _("Une liste de deux ou trois situations suffit."),
            "when_not": _("Dire quand s’abstenir aide autant que dire quand l’employer."),
            "pitfalls": _("Ce qui rate le plus souvent, et comment l’éviter."),
            "variants": _("Plus court, à distance, avec un grand groupe…"),
        }


class NewCardForm(OnceMixin, CardForm):
    """The same, sent once."""


class StepForm(forms.Form):
    title = forms.CharField(label=_("Titre de l’étape"), max_length=120)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=2000)
    text = MarkupFormField(label=_("Ce que l’on fait"), max_length=4000)
    say = forms.CharField(
        label=_("À dire"),
        max_length=300,
        required=False,
        widget=SHORT_TEXT,
        help_text=_("Une phrase à dire à voix haute, si elle aide."),
    )


class MaterialForm(forms.Form):
    name = forms.CharField(label=_("Matériel"), max_length=120)
    quantity = forms.CharField(
        label=_("Quantité"), max_length=60, required=False, help_text=_("Par exemple : 1 par personne")
    )


class RelatedForm(forms.Form):
    card = forms.ChoiceField(label=_("Fiche"))
    reason = forms.CharField(label=_("Pourquoi la lire aussi"), max_length=200)

    def __init__(self, *args: Any, cards: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["card"].choices = [("", _("Choisir une fiche")), *cards]  # type: ignore[attr-defined]


def slug_in(address: str) -> str:
    """The end of an address that was copied whole."""
    return address.strip().rstrip("/").rpartition("/")[2]


class CaseNoteForm(forms.Form):
    slug = forms.CharField(
        label=_("Adresse de l’initiative"),
        max_length=200,
        help_text=_("Copiez l’adresse de la page, par exemple /initiatives/vichy-stationnement-commerces/"),
    )
    note = forms.CharField(label=_("Ce que la méthode y a apporté"), max_length=400, widget=SHORT_TEXT)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_slug(self) -> str:
        slug = slug_in(self.cleaned_data["slug"])
        if not resolve([f"/initiatives/{slug}/"], self.user):
            raise forms.ValidationError(
                _("Aucune initiative publiée n’a cette adresse. Vérifiez-la dans la bibliothèque.")
            )
        return slug


class SourceForm(forms.Form):
    title = forms.CharField(label=_("Source"), max_length=250, help_text=_("Titre, puis auteur ou organisme."))
