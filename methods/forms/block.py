"""What a block of a workshop holds, where it goes, how long it lasts."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from methods.actions.plan_blocks import LONGEST
from methods.enums import BlockKind
from methods.models import PlanBlock
from methods.planning.arrangement import Place

MOST_MATERIALS = 30
NAME, QUANTITY = 120, 60
DEFAULTS: dict[str, tuple[Any, int, bool]] = {
    BlockKind.WELCOME: (gettext_lazy("Accueil"), 10, False),
    BlockKind.FREE: (gettext_lazy("Temps d’échange"), 20, True),
    BlockKind.BREAK: (gettext_lazy("Pause"), 15, False),
    BlockKind.MEAL: (gettext_lazy("Repas"), 60, False),
    BlockKind.PARALLEL: (gettext_lazy("Travail en sous-groupes"), 0, False),
    BlockKind.CLOSING: (gettext_lazy("Clôture"), 10, True),
}


class PlaceField(forms.CharField):
    """A place of the rail, as `Place`; what is not one is an error of the page, said plainly."""

    def clean(self, value: Any) -> Place:
        place = Place.read(super().clean(value))
        if place is None:
            raise ValidationError(gettext_lazy("Choisissez une place dans la liste."), code="place")
        return place


class MaterialsField(forms.CharField):
    """One thing a line, « Feutres : 1 par personne », as a list of {name, quantity}."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(" : ".join(filter(None, (row["name"], row["quantity"]))) for row in value)

    def clean(self, value: Any) -> list[dict[str, str]]:  # type: ignore[override]
        rows = [_thing(line) for line in super().clean(value).splitlines() if line.strip()]
        if len(rows) > MOST_MATERIALS:
            raise ValidationError(_("Trente lignes au plus."), code="many")
        if any(len(row["name"]) > NAME or len(row["quantity"]) > QUANTITY for row in rows):
            raise ValidationError(_("Une ligne est trop longue : abrégez-la."), code="long")
        return rows


def _thing(line: str) -> dict[str, str]:
    name, _colon, quantity = line.partition(":")
    return {"name": name.strip() or quantity.strip(), "quantity": quantity.strip() if name.strip() else ""}


class MinutesForm(forms.Form):
    """Minutes typed in place (`minutes`, over `seen`), or added (`by`)."""

    minutes = forms.IntegerField(min_value=1, max_value=LONGEST, required=False)
    seen = forms.IntegerField(min_value=0, max_value=LONGEST, required=False)
    by = forms.IntegerField(min_value=-LONGEST, max_value=LONGEST, required=False)


class MoveForm(forms.Form):
    """Where the block goes."""

    place = PlaceField()


class AddForm(forms.Form):
    """A block that is not a card: its nature is enough, the rest has usual values."""

    place = PlaceField()
    kind = forms.ChoiceField(choices=[(kind, kind.label) for kind in BlockKind if kind != BlockKind.CARD])
    title = forms.CharField(max_length=120, required=False)
    minutes = forms.IntegerField(min_value=1, max_value=LONGEST, required=False)

    @property
    def block(self) -> dict[str, Any]:
        """The content of the block."""
        kind = self.cleaned_data["kind"]
        title, minutes, speaks = DEFAULTS[kind]
        return {
            "kind": kind,
            "title": self.cleaned_data["title"] or str(title),
            "minutes": self.cleaned_data["minutes"] or minutes if kind != BlockKind.PARALLEL else 0,
            "everyone_speaks": speaks,
        }


class BlockForm(forms.ModelForm):
    """The content of a block, opened at `base`. A parallel one has no minutes; a model names nobody."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=LONGEST)
    materials = MaterialsField(
        label=gettext_lazy("Matériel en plus"),
        help_text=gettext_lazy(
            "Une chose par ligne. Exemple, « Feutres : 1 par personne ». Celui de la fiche y est déjà."
        ),
        widget=forms.Textarea({"rows": 2}),
        max_length=4000,
        required=False,
    )

    class Meta:
        model = PlanBlock
        fields = ("title", "minutes", "everyone_speaks", "lead", "say", "text", "prepare", "materials", "notes")
        widgets = {
            "lead": forms.TextInput({"list": "qui-anime"}),
            "prepare": forms.Textarea({"rows": 2}),
            "notes": forms.Textarea({"rows": 3}),
        }

    def __init__(self, data: Any = None, *, instance: PlanBlock) -> None:
        super().__init__(data, instance=instance, initial={"base": instance.revision})
        if instance.kind == BlockKind.PARALLEL:
            del self.fields["minutes"], self.fields["everyone_speaks"]
        if instance.plan.is_model:
            del self.fields["lead"], self.fields["notes"]

    @property
    def content(self) -> dict[str, Any]:
        """What is to be written of the block."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.fields}

    def opened_again(self, latest: PlanBlock) -> None:
        """Let what was typed be saved over the latest content, which the person has now read."""
        self.data: Any = self.data.copy()
        self.data["base"] = str(latest.revision)
