"""What a person shows of themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import timezones
from accounts.models import User


class ProfileForm(forms.ModelForm):
    timezone = forms.ChoiceField(
        label=_("Votre heure"),
        choices=timezones.CHOICES,
        help_text=_("Les séances et les rendez-vous s’affichent à cette heure."),
    )

    class Meta:
        model = User
        fields = ["name", "bio", "timezone", "show_in_directory"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "bio": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "bio": _("Ce que vous faites, ce sur quoi on peut vous demander conseil. Quelques phrases suffisent."),
            "show_in_directory": _("Seuls les membres connectés voient l’annuaire. Votre adresse n’y figure jamais."),
        }
