"""Handing over files of cards."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from foundation.files.limits import MAX_SIZE, say_size
from foundation.web.once import OnceMixin


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; its clean value is their names and bytes. What reads them judges them."""

    widget = FilesInput({"accept": ".md,.zip"})

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        uploads: list[UploadedFile] = [super(FilesField, self).clean(upload, initial) for upload in data or [None]]
        total = sum(upload.size or 0 for upload in uploads)
        if total > MAX_SIZE:
            message = _("Ces fichiers font %(size)s ; la limite est de %(limit)s. Donnez-les en plusieurs fois.")
            sizes = {"size": say_size(total), "limit": say_size(MAX_SIZE)}
            raise forms.ValidationError(message, params=sizes, code="size")
        return [(upload.name or "", upload.read()) for upload in uploads]


class ImportForm(OnceMixin, forms.Form):
    """Files of cards."""

    file = FilesField(
        label=_("Fichiers"),
        help_text=_("Un ZIP, ou des fichiers Markdown (.md), un par fiche ; 300 fiches et 20 Mo au plus."),
        error_messages={"empty": _("Ce fichier est vide. Choisissez-en un autre.")},
    )
