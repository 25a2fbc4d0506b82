"""Where django-allauth meets the house: new people, words, traces, encrypted secrets."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.actions import verify_by_domain
from accounts.actions.mails import post_entrance_mail
from accounts.audit import record
from accounts.enums import AuditKind
from accounts.handles import insert_with_handle
from accounts.mail_layout import as_html, tidy
from accounts.middleware import start_watch
from accounts.models import User
from accounts.permissions import must_have_second_factor


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("L’adresse ou le mot de passe ne correspondent pas. Vérifiez les deux."),
        "too_many_login_attempts": _(
            "Trop d’essais ratés. Attendez cinq minutes, ou choisissez un nouveau mot de passe."
        ),
        "rate_limited": _("Trop de demandes en peu de temps. Attendez une minute, puis recommencez."),
        "enter_current_password": _("Ce n’est pas votre mot de passe actuel."),
        "incorrect_password": _("Ce n’est pas votre mot de passe."),
        "incorrect_code": _("Ce code ne convient pas. Attendez le suivant, puis recommencez."),
        "duplicate_email": _("C’est déjà votre adresse."),
    }
    _reauthentication_words = {
        "reauthenticate": _("Utiliser mon mot de passe"),
        "mfa_reauthenticate": _("Utiliser mon application ou un code de secours"),
        "mfa_reauthenticate:webauthn": _("Utiliser ma clé de sécurité"),
    }

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        super().save_user(request, user, form, commit=False)
        user.name = form.cleaned_data["name"]
        insert_with_handle(user)
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        confirmed = super().confirm_email(request, email_address)
        verify_by_domain(email_address.user)
        return confirmed

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        # An address nobody has here is somebody's personal data: it is not kept.
        known = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
        record(AuditKind.LOGIN_FAILED, actor=None, subject=known)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        start_watch(request)
        record(AuditKind.LOGGED_IN, actor=user)
        return super().post_login(request, user, **kwargs)

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """allauth announces every change of the account's security here."""
        record(AuditKind.SECURITY_CHANGED, actor=user, detail=template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Never from the page itself: a mail server that is slow or down would show, and tell who has an account."""
        context = {"request": self.request, "email": email, "site_url": settings.SITE_URL} | context
        message = self.render_mail(template_prefix, email, context)
        subject, text = str(message.subject), tidy(str(message.body))
        post_entrance_mail(email, subject=subject, text=text, html=as_html(subject, text))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": self._reauthentication_words[method["id"]]} for method in methods]


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        told = sociallogin.account.extra_data
        names = told.get("userinfo") or told.get("id_token") or {}
        return super().get_signup_form_initial_data(sociallogin) | {"name": names.get("name", "")}


class MFAAdapter(DefaultMFAAdapter):
    """Secrets are encrypted with keys derived from SECRET_KEY and, for reading, from its fallbacks."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "Votre rôle demande un second facteur. Ajoutez-en un autre avant de retirer celui-ci."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not must_have_second_factor(authenticator.user):
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Clé %(number)s") % {"number": number})


def _cipher() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"essaim.second-factor:" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
