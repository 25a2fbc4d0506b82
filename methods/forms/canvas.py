"""Joining a canvas to a card, and changing it."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.files.forms import UploadField
from foundation.web.once import OnceMixin
from methods.canvases import FORMATS

PDF, ODT, PNG = FORMATS


class CanvasForm(forms.Form):
    """A title, what it is for, and a file in one to three formats. `held`: the formats that the canvas already has."""

    title = forms.CharField(
        label=_("Nom du support"), max_length=120, help_text=_("Par exemple : grille de relevé, une par personne.")
    )
    purpose = forms.CharField(
        label=_("À quoi il sert"),
        max_length=200,
        required=False,
        help_text=_("Quand le distribuer, à qui, combien en imprimer."),
    )
    pdf = UploadField(label=_("PDF"), only=PDF, required=False, help_text=_("À imprimer tel quel ; 20 Mo au plus."))
    odt = UploadField(label=_("ODT"), only=ODT, required=False, help_text=_("À adapter dans un traitement de texte."))
    png = UploadField(label=_("PNG"), only=PNG, required=False, help_text=_("À poser dans un tableau en ligne."))

    def __init__(self, *args: Any, held: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = [name for name in FORMATS if name in held]
        for name in self.held:
            self.fields[f"drop_{name}"] = forms.BooleanField(
                label=_("Retirer le fichier %s") % name.upper(), required=False
            )

    def clean(self) -> dict[str, Any]:
        """A canvas without any file is of no use."""
        cleaned = super().clean() or {}
        kept = [name for name in self.held if not cleaned.get(f"drop_{name}")]
        if not kept and not self.files_given and not any(name in self.errors for name in FORMATS):
            self.add_error(PDF, _("Joignez au moins un fichier : PDF, ODT ou PNG."))
        return cleaned

    @property
    def files_given(self) -> dict[str, Any]:
        """The uploads, by format."""
        return {name: self.cleaned_data[name] for name in FORMATS if self.cleaned_data.get(name)}

    @property
    def said(self) -> dict[str, Any]:
        """What the actions take: title, purpose, files. Only after `is_valid`."""
        given = self.cleaned_data
        return {"title": given["title"], "purpose": given["purpose"], "files": self.files_given}

    @property
    def dropped(self) -> list[str]:
        """The formats to take away."""
        return [name for name in self.held if self.cleaned_data[f"drop_{name}"]]


class NewCanvasForm(OnceMixin, CanvasForm):
    """The same, sent once."""
