"""What one says of an adaptation, of its withdrawal, and in answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.models import Initiative
from foundation.web.once import OnceMixin
from territories.models import Collectivite

EARLIEST = 1950
LONGEST = 2000
FIELDS = ("taken", "changed", "result", "year", "initiative")


class AdaptationForm(forms.Form):
    """What was taken, changed, obtained; the own sheet is one of those that the member wrote."""

    taken = forms.CharField(
        label=_("Ce que vous avez repris"),
        widget=forms.Textarea,
        max_length=LONGEST,
        help_text=_("L’idée, l’outil, la façon de faire."),
    )
    changed = forms.CharField(
        label=_("Ce que vous avez changé"),
        widget=forms.Textarea,
        max_length=LONGEST,
        help_text=_("Et pourquoi : chez vous, qu’est-ce qui n’était pas pareil ?"),
    )
    result = forms.CharField(
        label=_("Ce qui en est sorti"),
        widget=forms.Textarea,
        max_length=LONGEST,
        required=False,
        help_text=_("Même en cours, même raté. Vous pourrez compléter plus tard."),
    )
    year = forms.IntegerField(label=_("Année"), required=False, help_text=_("Celle où vous avez commencé."))
    initiative = forms.ChoiceField(
        label=_("Votre propre fiche"), required=False, help_text=_("Si vous l’avez racontée dans la bibliothèque.")
    )

    def __init__(self, *args: Any, sheets: Iterable[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets = {str(sheet.pk): sheet for sheet in sheets}
        year = self.fields["year"]
        year.validators += [MinValueValidator(EARLIEST), MaxValueValidator(timezone.localdate().year + 1)]
        if self.sheets:
            choices = [("", _("Aucune pour l’instant")), *((pk, sheet.title) for pk, sheet in self.sheets.items())]
            self.fields["initiative"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["initiative"]

    def clean_initiative(self) -> Initiative | None:
        return self.sheets.get(self.cleaned_data["initiative"])

    @property
    def told(self) -> dict[str, Any]:
        """What the action writes."""
        return {name: self.cleaned_data.get(name) for name in FIELDS}


class NewAdaptationForm(OnceMixin, AdaptationForm):
    """The first telling also says in the name of which collectivité."""

    collectivite = forms.ChoiceField(label=_("Au nom de"))
    field_order = ("collectivite",)

    def __init__(self, *args: Any, collectivites: Iterable[Collectivite], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collectivites = {str(body.pk): body for body in collectivites}
        self.fields["collectivite"].choices = [(pk, body.label) for pk, body in self.collectivites.items()]  # type: ignore[attr-defined]

    def clean_collectivite(self) -> Collectivite:
        return self.collectivites[self.cleaned_data["collectivite"]]


class AdaptationAnswerForm(forms.Form):
    """The word of the original team."""

    answer = forms.CharField(
        label=_("Votre réponse"),
        widget=forms.Textarea,
        max_length=LONGEST,
        help_text=_("Elle se lit sous la reprise, au nom de l’équipe d’origine."),
    )


class AdaptationReasonForm(forms.Form):
    """Why the editors withdraw an adaptation."""

    reason = forms.CharField(
        label=_("Raison"),
        max_length=400,
        help_text=_("La personne qui a déclaré la reprise la recevra."),
    )
