"""The fields of a sheet, one short form a part. None is ever saved: the actions take the cleaned data."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from content.enums import Axis, Demand, Outcome
from content.models import DEFAULT_LICENCE, Initiative
from content.vocabulary import region_choices, theme_choices
from foundation.markup.forms import MarkupWidget
from foundation.web.once import OnceMixin
from territories.widgets import CollectiviteField

MOST_THEMES = 5
LICENCES = (
    (DEFAULT_LICENCE, _("Licence Ouverte 2.0 : réutilisation libre, en citant la source (conseillée)")),
    ("CC BY 4.0", _("CC BY 4.0 : la même chose, connue hors de France")),
    ("CC BY-SA 4.0", _("CC BY-SA 4.0 : en citant la source, et sous la même licence")),
    ("CC0 1.0", _("CC0 : sans aucune condition")),
)
TITLE_HELP = _("Dites ce qui a été fait, pas le nom du projet. Par exemple : Quatre entrées pour un même relais.")
FAILED_HELP = _(
    "Personne n’est jugé, ni nommé. Par exemple : une réunion où personne n’est venu, parce que l’horaire était celui "
    "des agents ; un outil abandonné après six mois, faute de temps pour le tenir à jour ; un refus, et sa raison."
)


def similar_on_typing() -> dict[str, Any]:
    """The attributes of a title under which cases that look like it are shown."""
    return {
        "hx-get": reverse_lazy("content:initiative-similar"),
        "hx-trigger": "input changed delay:600ms",
        "hx-target": "#ressemblances",
        "hx-params": "title",
    }


class EssentialForm(OnceMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A new case in five questions; published ones that look like it are shown while its title is typed."""

    template_name = "content/initiative_propose/_form.html"

    territory = CollectiviteField(
        label=_("Votre collectivité"),
        help_text=_("Son nom, son code postal ou son code. S’il y en a plusieurs, celle qui a porté le cas."),
    )

    class Meta:
        model = Initiative
        fields = ("title", "problem", "done", "outcome", "summary")
        labels = {
            "title": _("En une phrase, qu’avez-vous fait ?"),
            "problem": _("Quel était le problème ?"),
            "done": _("Comment vous y êtes-vous pris ?"),
            "outcome": _("Où en est-on ?"),
            "summary": _("Qu’est-ce que cela a donné ?"),
        }
        help_texts = {
            "title": _("Par exemple : La mairie tient un guichet au marché du samedi."),
            "problem": _("Qui était gêné, quand, et comment vous l’avez su. Ne nommez aucun habitant."),
            "done": _("Deux ou trois phrases suffisent."),
            "outcome": "",
            "summary": _("En une ou deux phrases, même si cela n’a pas marché : c’est tout aussi utile."),
        }
        widgets = {
            "title": forms.TextInput,
            "problem": forms.Textarea({"rows": 4}),
            "done": forms.Textarea({"rows": 4}),
            "summary": forms.Textarea({"rows": 3}),
        }

    field_order = ("title", "territory", "problem", "done", "outcome", "summary")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs |= similar_on_typing()
        self.fields["outcome"].choices = [("", _("Choisissez")), *Outcome.choices]  # type: ignore[attr-defined]
        self.initial.setdefault("outcome", "")
        for name in ("problem", "done"):
            self.fields[name].required = True


class HeadForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Initiative
        fields = ("title", "summary", "year")
        widgets = {"summary": MarkupWidget({"rows": 4})}
        help_texts = {
            "title": TITLE_HELP,
            "summary": _("Deux ou trois phrases : le problème, ce qui a été tenté, ce qui en est sorti."),
            "year": _("L’année où l’enquête ou l’action a commencé."),
        }


class ProblemForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Initiative
        fields = ("problem", "context")
        widgets = {name: MarkupWidget({"rows": 6}) for name in fields}
        help_texts = {
            "problem": _("Ce qui n’allait pas, pour qui, et comment vous l’avez su."),
            "context": _("Ce qu’il faut savoir du lieu et du moment pour comprendre."),
        }


class FieldworkForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Initiative
        fields = ("fieldwork",)
        widgets = {"fieldwork": MarkupWidget({"rows": 6})}
        help_texts = {
            "fieldwork": _("Qui vous avez rencontré, ce que vous avez observé, pendant combien de temps."),
        }


class DoneForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Initiative
        fields = ("done",)
        widgets = {"done": MarkupWidget({"rows": 6})}
        help_texts = {"done": _("Les essais, dans l’ordre.")}


class FailedForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Initiative
        fields = ("failed", "helped")
        widgets = {name: MarkupWidget({"rows": 6}) for name in fields}
        help_texts = {"failed": FAILED_HELP, "helped": _("Sans quoi cela n’aurait pas marché.")}


class ResultsForm(forms.Form):
    """Figures are rows."""


class AfterForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Initiative
        fields = ("outcome", "afterwards")
        labels = {"outcome": _("Où en est-on ?")}
        widgets = {"afterwards": MarkupWidget({"rows": 6})}
        help_texts = {"afterwards": _("Ce qui reste aujourd’hui, et qui s’en occupe.")}


class ThemesForm(forms.ModelForm):  # type: ignore[type-arg]
    themes = forms.MultipleChoiceField(
        label=_("Thèmes"),
        choices=theme_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Un à cinq : c’est par eux que l’on trouve votre initiative."),
    )

    class Meta:
        model = Initiative
        fields = ("axis", "posture", "proximity_form", "demand")
        labels = {
            "axis": _("Il s’agit surtout de"),
            "posture": _("Votre façon d’aller aux habitants"),
            "proximity_form": _("Comment vous vous en êtes rapprochés"),
            "demand": _("Ce qui était demandé"),
        }

    field_order = ("themes",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unknown = [("", _("Je ne sais pas"))]
        self.fields["axis"].choices = [*unknown, *Axis.choices]  # type: ignore[attr-defined]
        self.fields["demand"].choices = [*unknown, *Demand.choices]  # type: ignore[attr-defined]

    def clean_themes(self) -> list[str]:
        themes = self.cleaned_data["themes"]
        if len(themes) > MOST_THEMES:
            raise forms.ValidationError(_("Choisissez cinq thèmes au plus."))
        return sorted(themes)


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]
    territory = CollectiviteField(
        label=_("Collectivité"),
        required=False,
        help_text=_("Son nom, son code postal ou son code. Laissez vide si le cas en concerne plusieurs."),
    )

    class Meta:
        model = Initiative
        fields = ("territory_name", "territory_kind", "department", "region", "population")
        labels = {"department": _("Département"), "region": _("Région")}
        help_texts = {
            "territory_name": _("Si le territoire se nomme autrement, ou s’il n’est pas dans la liste."),
            "territory_kind": _("Seulement sans collectivité choisie ci-dessus."),
            "department": _("Si la collectivité choisie ne le dit pas."),
            "region": _("Si la collectivité choisie ne le dit pas."),
        }

    field_order = ("territory",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", "---------"), *region_choices()]  # type: ignore[attr-defined]
        for name in ("territory_name", "territory_kind"):
            self.fields[name].required = False

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


class LicenceForm(forms.ModelForm):  # type: ignore[type-arg]
    licence = forms.ChoiceField(label=_("Licence"), choices=LICENCES, widget=forms.RadioSelect)

    class Meta:
        model = Initiative
        fields = ("licence",)

    def keep(self, chosen: str) -> None:
        """Let a licence of another time, that the sheet already has, be kept."""
        if chosen not in dict(LICENCES):
            self.fields["licence"].choices = [*LICENCES, (chosen, chosen)]  # type: ignore[attr-defined]
