from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.files.forms import UploadField


class DocumentForm(forms.Form):
    """A file to join to a sheet."""

    document = UploadField(label=_("Document à joindre"))
