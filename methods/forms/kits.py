"""The forms of kits."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.web.forms import RowsField
from foundation.web.once import OnceMixin
from methods.models import Kit, KitCard, MethodCard
from methods.queries.kits import kits_holding, kits_of

READERS = [("", _("Moi seulement")), ("oui", _("Tout le monde : il figure parmi les kits partagés, avec mon nom"))]


class KitForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a kit is for, and who reads it. Never saved: the action takes the cleaned data."""

    is_shared = forms.ChoiceField(label=_("Qui le voit"), choices=READERS, required=False, widget=forms.RadioSelect)

    class Meta:
        model = Kit
        fields = ("title", "summary", "phase", "introduction", "is_shared")
        help_texts: ClassVar = {
            "title": _("Ce qu’il permet de faire. Par exemple : Préparer une réunion publique."),
            "summary": _("160 caractères au plus. Elle paraît dans les listes."),
            "introduction": _("Pour qui, dans quel ordre, ce qui relie les fiches."),
            "phase": _("Laissez vide s’il sert à plusieurs."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_shared"] = "oui" if self.instance.is_shared else ""

    def clean_is_shared(self) -> bool:
        return bool(self.cleaned_data["is_shared"])

    @property
    def told(self) -> dict[str, Any]:
        """The fields of the kit, without the token of the form."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewKitForm(OnceMixin, KitForm):
    """The same, sent once."""


class KitForkForm(OnceMixin):
    """The name of a copy."""

    title = forms.CharField(label=_("Nom de votre kit"), max_length=120)


class KitNoteForm(forms.ModelForm):  # type: ignore[type-arg]
    """Why a card is in a kit."""

    class Meta:
        model = KitCard
        fields = ("note",)
        widgets: ClassVar = {"note": forms.Textarea({"rows": 3})}
        help_texts: ClassVar = {"note": _("300 caractères au plus. Ceux qui voient le kit la lisent.")}


class CardKitsForm(OnceMixin):
    """In which kits a card is, one of which may be new."""

    kits = RowsField(
        label=_("Mes kits"), queryset=Kit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    title = forms.CharField(
        label=_("Ou dans un nouveau kit"),
        max_length=120,
        required=False,
        help_text=_("Son nom. Personne d’autre ne le voit tant que vous ne le partagez pas."),
    )

    def __init__(self, *args: Any, user: Any, card: MethodCard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = kits_of(user).order_by("-updated_at", "-pk")
        self.fields["kits"].queryset = mine  # type: ignore[attr-defined]
        self.initial.setdefault("kits", kits_holding(user, card))
        if not mine.exists():
            del self.fields["kits"]
            self.fields["title"].label = _("Votre premier kit")
            self.fields["title"].required = True

    def chosen(self) -> list[Kit]:
        """The kits that are ticked."""
        return list(self.cleaned_data.get("kits", ()))
