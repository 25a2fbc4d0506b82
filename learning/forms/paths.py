from django import forms
from django.utils.translation import gettext_lazy as _


class ReflectionForm(forms.Form):
    text = forms.CharField(
        label=_("Ma réflexion"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Vous seul·e lisez ce texte : ni collègues, ni formateurs, ni administration du site."),
    )
