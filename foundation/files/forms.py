"""Fields that receive files: checked with the form, so that refusals are said beside the field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from foundation.files.examination import Accepted, examine
from foundation.files.refusal import UploadRefused
from foundation.files.types import ACCEPT, TYPES

HELP = _("Image, PDF, document bureautique, CSV ou texte ; 20 Mo au plus.")


class UploadInput(forms.FileInput):
    """A file input that offers only the accepted types."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPT, **(attrs or {})})


class UploadsInput(UploadInput):
    allow_multiple_selected = True


class UploadField(forms.FileField):
    """One file; its clean value is an `Accepted` for `store_upload`, or None. `only`: the extension it must have."""

    widget = UploadInput

    def __init__(self, *, only: str = "", **kwargs: Any) -> None:
        self.only = only
        super().__init__(**{"help_text": HELP, **kwargs})
        if only:
            self.widget.attrs["accept"] = f".{only}"

    def clean(self, data: Any, initial: Any = None) -> Accepted | None:
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return None
        accepted = _examined(upload)
        if self.only and accepted.mime != TYPES[self.only].mime:
            raise ValidationError(_("Joignez ici un fichier %s.") % self.only.upper(), code="upload")
        return accepted


class UploadsField(UploadField):
    """Several files; its clean value is a list of `Accepted`."""

    widget = UploadsInput

    def clean(self, data: Any, initial: Any = None) -> list[Accepted]:  # type: ignore[override]
        uploads = data or []
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        accepted = (super(UploadsField, self).clean(upload, initial) for upload in uploads)
        return [file for file in accepted if file is not None]


def _examined(upload: UploadedFile) -> Accepted:
    try:
        return examine(upload)
    except UploadRefused as refusal:
        raise ValidationError(str(refusal), code="upload") from refusal
