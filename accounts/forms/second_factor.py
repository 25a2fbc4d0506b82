"""allauth's forms of the second factor in our words."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django.utils.translation import gettext_lazy as _

from accounts.forms.entrance import PlainFieldsMixin

CODE = _("Code à six chiffres")
KEY_NAME = _("Nom de la clé")


class AuthenticateForm(PlainFieldsMixin, base.AuthenticateForm):
    labels = {"code": _("Code")}
    help_texts = {"code": _("Les six chiffres de votre application, ou l’un de vos codes de secours.")}


class ReauthenticateForm(PlainFieldsMixin, base.ReauthenticateForm):
    labels = {"code": _("Code")}
    help_texts = {"code": _("Les six chiffres de votre application, ou l’un de vos codes de secours.")}


class ActivateTOTPForm(PlainFieldsMixin, totp.ActivateTOTPForm):
    labels = {"code": CODE}
    help_texts = {"code": _("Celui que votre application affiche maintenant.")}


class AddKeyForm(PlainFieldsMixin, keys.AddWebAuthnForm):
    labels = {"name": KEY_NAME, "passwordless": _("Me connecter avec cette clé seule, sans mot de passe")}
    help_texts = {
        "name": _("Pour la reconnaître : « téléphone », « clé du bureau »."),
        "passwordless": _("Votre appareil demande alors votre empreinte, votre visage ou son code."),
    }


class EditKeyForm(PlainFieldsMixin, keys.EditWebAuthnForm):
    labels = {"name": KEY_NAME}
