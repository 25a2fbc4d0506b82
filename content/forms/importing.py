from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.importing.tables import MAX_FILE
from foundation.files.limits import say_size
from foundation.web.once import OnceMixin


class ImportForm(OnceMixin, forms.Form):
    """A file of cases, and what to do with it."""

    file = forms.FileField(
        label=_("Fichier"),
        widget=forms.FileInput({"accept": ".csv,.xlsx,.md,.zip"}),
        help_text=_("CSV, XLSX, Markdown, ou ZIP de fichiers Markdown ; 2 000 lignes et 20 Mo au plus."),
        error_messages={"empty": _("Ce fichier est vide. Choisissez-en un autre.")},
    )
    origin = forms.SlugField(
        label=_("Qui remet ce fichier"),
        max_length=60,
        help_text=_(
            "Un mot sans espace, toujours le même, par exemple « cdg35 ». "
            "Avec l’identifiant de chaque ligne, il dit qu’une initiative est déjà là."
        ),
        error_messages={"invalid": _("Des lettres sans accent, des chiffres et des tirets, sans espace.")},
    )
    partial = forms.BooleanField(
        label=_("Écrire les lignes justes même si d’autres sont à corriger"),
        required=False,
        help_text=_("Sinon, tout le fichier est écrit, ou rien."),
    )
    publish = forms.BooleanField(
        label=_("Publier sans relecture les fiches complètes"),
        required=False,
        help_text=_("Vous en répondez. Sinon, elles attendent au bureau de relecture."),
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_FILE:
            message = _("Ce fichier fait %(size)s ; la limite est de %(limit)s. Coupez-le en plusieurs fichiers.")
            raise forms.ValidationError(
                message, params={"size": say_size(upload.size), "limit": say_size(MAX_FILE)}, code="size"
            )
        return upload
