from django import forms
from django.utils.translation import gettext_lazy as _

from territories.widgets import CollectiviteField


class PickForm(forms.Form):
    """A territory to start from."""

    territoire = CollectiviteField(
        label=_("Votre territoire, ou un autre"),
        help_text=_("Une commune, une intercommunalité, un département, une région : son nom ou son code postal."),
    )
