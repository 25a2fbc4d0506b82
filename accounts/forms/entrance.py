"""allauth's forms in our words: labels instead of placeholders, one address field, errors that say what to do."""

from typing import Any

from allauth.account import forms as account
from allauth.socialaccount import forms as social
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User

EMAIL_LABEL = _("Adresse électronique")
PASSWORD_HELP = _("14 caractères au moins. Une phrase que vous retenez convient très bien.")


class PlainFieldsMixin:
    """Takes placeholders away (labels say it) and applies `labels` and `help_texts`."""

    labels: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")


class LoginForm(PlainFieldsMixin, account.LoginForm):
    labels = {
        "login": EMAIL_LABEL,
        "remember": _("Rester connecté·e 12 heures sur cet appareil"),
    }
    help_texts = {"remember": _("À éviter sur un poste partagé.")}


class _AtomicSignup:
    """A person, their address and their consent are saved together, or not at all."""

    cleaned_data: dict[str, Any]

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        try:
            with transaction.atomic():
                return super().try_save(request)  # type: ignore[misc]
        except IntegrityError:  # somebody took the address between the check and the writing
            self.account_already_exists = True
            return super().try_save(request)  # type: ignore[misc]


class SignupForm(_AtomicSignup, PlainFieldsMixin, account.SignupForm):
    field_order = ["name", "email", "password1", "charter"]
    labels = {"email": EMAIL_LABEL}
    help_texts = {
        "name": _("C’est ce que les autres membres lisent au-dessus de vos messages."),
        "email": _(
            "Votre adresse professionnelle de préférence : elle peut prouver votre collectivité. Personne ne la voit."
        ),
        "password1": PASSWORD_HELP,
    }


class ProviderSignupForm(_AtomicSignup, PlainFieldsMixin, social.SignupForm):
    field_order = ["name", "email", "charter"]
    labels = {"email": EMAIL_LABEL}


class EmailChangeForm(PlainFieldsMixin, account.AddEmailForm):
    labels = {"email": _("Nouvelle adresse électronique")}


class PasswordChangeForm(PlainFieldsMixin, account.ChangePasswordForm):
    help_texts = {"password1": PASSWORD_HELP}


class PasswordSetForm(PlainFieldsMixin, account.SetPasswordForm):
    help_texts = {"password1": PASSWORD_HELP}


class PasswordResetForm(PlainFieldsMixin, account.ResetPasswordForm):
    labels = {"email": EMAIL_LABEL}


class PasswordResetKeyForm(PlainFieldsMixin, account.ResetPasswordKeyForm):
    help_texts = {"password1": PASSWORD_HELP}


class ReauthenticateForm(PlainFieldsMixin, account.ReauthenticateForm):
    pass
