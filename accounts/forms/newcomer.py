"""What we ask a newcomer besides an address and a password. Must not import allauth's forms, which build on it."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import charter
from accounts.actions import give_consent
from accounts.enums import ConsentKind
from accounts.models import User


class NewcomerForm(forms.Form):
    name = forms.CharField(
        label=_("Prénom et nom"),
        max_length=120,
        help_text=_("C’est ce que les autres membres lisent au-dessus de vos messages."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    charter = forms.BooleanField(
        label=_("J’ai lu la charte d’usage et je la respecte."),
        error_messages={"required": _("Lisez la charte, puis cochez la case pour créer votre compte.")},
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth once the person is saved."""
        give_consent(user, kind=ConsentKind.CHARTER, version=charter.VERSION)
