"""The forms of an initiative: its fields, and one for each kind of rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.enums import Axis, Demand, HypothesisVerdict, Weight
from content.models import Initiative
from content.snapshots import SECTIONS
from content.vocabulary import theme_choices
from foundation.markup.forms import MarkupWidget
from foundation.web.once import OnceMixin
from territories.widgets import CollectiviteField

SHORT_TEXT = forms.Textarea({"rows": 2})
MOST_THEMES = 5


class InitiativeForm(forms.ModelForm):  # type: ignore[type-arg]
    """The fields and sections of a sheet. Never saved: the action takes the cleaned data."""

    territory = CollectiviteField(
        label=_("Collectivité"),
        required=False,
        help_text=_("Son nom, son code postal ou son code. Laissez vide si le cas en concerne plusieurs."),
    )
    themes = forms.MultipleChoiceField(
        label=_("Thèmes"),
        choices=theme_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Un à cinq : c’est par eux que l’on trouve votre initiative."),
    )

    class Meta:
        model = Initiative
        fields = (
            "title",
            "form",
            "territory_name",
            "territory_kind",
            "department",
            "region",
            "population",
            "year",
            "axis",
            "posture",
            "proximity_form",
            "demand",
            "outcome",
            "licence",
            *SECTIONS,
        )
        labels = {"department": _("Département"), "region": _("Région")}
        widgets = {name: MarkupWidget({"rows": 5}) for name in SECTIONS}
        help_texts = {
            "title": _(
                "Dites ce qui a été fait, pas le nom du projet. Par exemple : Quatre entrées pour un même relais."
            ),
            "form": _("Courte mention : vous connaissez le cas de loin et n’en savez que l’essentiel."),
            "territory_name": _("Si le territoire se nomme autrement, ou s’il n’est pas dans la liste."),
            "territory_kind": _("Seulement sans collectivité choisie ci-dessus."),
            "department": _("Si la collectivité choisie ne le dit pas."),
            "region": _("Si la collectivité choisie ne le dit pas."),
            "year": _("L’année où l’enquête ou l’action a commencé."),
            "summary": _("Deux ou trois phrases : le problème, ce qui a été tenté, ce qui en est sorti."),
            "problem": _("Ce qui n’allait pas, pour qui, et comment vous l’avez su."),
            "context": _("Ce qu’il faut savoir du lieu et du moment pour comprendre."),
            "fieldwork": _("Qui vous avez rencontré, ce que vous avez observé, pendant combien de temps."),
            "done": _("Les essais, dans l’ordre."),
            "failed": _("Un refus, un abandon, une hypothèse fausse. Personne n’est jugé : c’est ce qui sert le plus."),
            "helped": _("Sans quoi cela n’aurait pas marché."),
            "afterwards": _("Ce qui reste aujourd’hui, et qui s’en occupe."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("axis", [("", _("Je ne sais pas")), *Axis.choices])
        self._offer("demand", [("", _("Je ne sais pas")), *Demand.choices])
        for name in ("territory_name", "territory_kind"):
            self.fields[name].required = False

    def _offer(self, name: str, choices: Any) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_themes(self) -> list[str]:
        themes = self.cleaned_data["themes"]
        if len(themes) > MOST_THEMES:
            raise forms.ValidationError(_("Choisissez cinq thèmes au plus."))
        return sorted(themes)

    def clean(self) -> dict[str, Any]:
        """A place is a collectivité, or a name and a nature."""
        cleaned = super().clean() or {}
        if "territory" not in cleaned or cleaned["territory"]:
            return cleaned
        if not cleaned.get("territory_name"):
            self.add_error("territory", _("Indiquez une collectivité, ou donnez ci-dessous le nom du territoire."))
        elif not cleaned.get("territory_kind"):
            self.add_error("territory_kind", _("Dites de quelle nature est ce territoire."))
        return cleaned


class NewInitiativeForm(OnceMixin, InitiativeForm):
    """The same, sent once."""


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
    cost = forms.CharField(label=_("Coût"), max_length=120, required=False, help_text=_("Par exemple : 300 € par an"))


class IndicatorForm(forms.Form):
    text = forms.CharField(
        label=_("Indicateur"),
        max_length=300,
        widget=SHORT_TEXT,
        help_text=_(
            "Un chiffre, ce qu’il compte, et quand. Par exemple : 42 dossiers sur 60 complets au premier envoi."
        ),
    )


class FactorForm(forms.Form):
    weight = forms.ChoiceField(label=_("Sens"), choices=Weight.choices, initial=Weight.HELPED)
    text = forms.CharField(label=_("Facteur"), max_length=300, widget=SHORT_TEXT)


class SourceForm(forms.Form):
    title = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Titre, puis auteur ou organisme. Un bilan interne compte.")
    )
    locator = forms.CharField(label=_("Page ou partie"), max_length=120, required=False)
    url = forms.URLField(label=_("Adresse"), max_length=400, required=False, assume_scheme="https")
