"""The forms of what readers keep: collections, their notes, searches."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.enums import AlertRhythm, Visibility
from content.models import Collection, CollectionItem, SavedSearch
from content.queries.collections import collections_holding, collections_of
from foundation.web.forms import RowsField
from foundation.web.once import OnceMixin

VISIBILITIES = [
    (Visibility.PRIVATE, _("Moi seulement")),
    (Visibility.LINK, _("Les personnes à qui je donne son lien")),
    (Visibility.PUBLIC, _("Tout le monde : elle figure parmi les collections publiques, avec mon nom")),
]
RHYTHMS = [(value, capfirst(str(label))) for value, label in AlertRhythm.choices]


class CollectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Title, presentation and readers of a collection. Never saved: the action takes the cleaned data."""

    visibility = forms.ChoiceField(label=_("Qui la voit"), choices=VISIBILITIES, widget=forms.RadioSelect)

    class Meta:
        model = Collection
        fields = ("title", "intro", "visibility")
        widgets = {"intro": forms.Textarea({"rows": 5})}
        help_texts = {
            "title": _("Ce qu’elle rassemble. Par exemple : Aller vers, cinq façons de sortir du guichet."),
            "intro": _("Pour qui, pour quoi faire. Elle ouvre aussi le livret."),
        }


class CollectionNewForm(OnceMixin, CollectionForm):
    """The same, sent once."""


class NoteForm(forms.ModelForm):  # type: ignore[type-arg]
    """Why a case is in a collection."""

    class Meta:
        model = CollectionItem
        fields = ("note",)
        widgets = {"note": forms.Textarea({"rows": 4})}
        help_texts = {"note": _("Ce que ce cas apporte ici. Ceux qui voient la collection la lisent.")}


class KeepForm(OnceMixin):
    """In which collections a case is kept, one of which may be new."""

    collections = RowsField(
        label=_("Mes collections"),
        queryset=Collection.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(
        label=_("Ou dans une nouvelle collection"),
        max_length=120,
        required=False,
        help_text=_("Son titre. Personne d’autre ne la voit tant que vous ne la partagez pas."),
    )

    def __init__(self, *args: Any, user: Any, initiative: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = collections_of(user).order_by("-updated_at", "-pk")
        self.fields["collections"].queryset = mine  # type: ignore[attr-defined]
        self.initial.setdefault("collections", collections_holding(user, initiative))
        if not mine.exists():
            del self.fields["collections"]
            self.fields["title"].label = _("Votre première collection")
            self.fields["title"].required = True

    def chosen(self) -> list[Collection]:
        """The collections that are ticked."""
        return list(self.cleaned_data.get("collections", ()))


class SavedSearchForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name and the rhythm of a kept search."""

    rhythm = forms.ChoiceField(
        label=_("M’écrire quand une nouvelle initiative y répond"), choices=RHYTHMS, widget=forms.RadioSelect
    )

    class Meta:
        model = SavedSearch
        fields = ("title", "rhythm")
