from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.web.once import OnceMixin


class KeyForm(OnceMixin):
    """What a key will serve for."""

    label = forms.CharField(
        label=_("À quoi servira cette clé ?"),
        max_length=120,
        help_text=_("Pour la reconnaître plus tard. Par exemple : le site de la communauté de communes."),
    )
