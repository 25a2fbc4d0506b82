"""What an upgrade of django-allauth could change behind our back."""

from pathlib import Path

import allauth
import pytest
from allauth import urls as theirs
from django.conf import settings
from django.urls import URLPattern, get_resolver

from accounts.urls import entrance

TEMPLATES = Path(allauth.__file__).parent / "templates"
OURS = Path(settings.BASE_DIR) / "templates"
# Never shown with our settings: codes by mail or telephone, sign-up by passkey, several addresses, other layouts.
UNREACHABLE = {
    "account/base_confirm_code.html",
    "account/base_entrance.html",
    "account/base_manage.html",
    "account/base_manage_email.html",
    "account/base_manage_password.html",
    "account/base_manage_phone.html",
    "account/confirm_email_verification_code.html",
    "account/confirm_login_code.html",
    "account/confirm_password_reset_code.html",
    "account/confirm_phone_verification_code.html",
    "account/email.html",
    "account/email/login_code_message.txt",
    "account/email/login_code_subject.txt",
    "account/email/password_reset_code_message.txt",
    "account/email/password_reset_code_subject.txt",
    "account/messages/login_code_sent.txt",
    "account/messages/phone_verification_sent.txt",
    "account/messages/phone_verified.txt",
    "account/phone_change.html",
    "account/request_login_code.html",
    "account/signup_by_passkey.html",
    "account/snippets/already_logged_in.html",
    "account/snippets/warn_no_email.html",
    "mfa/base_entrance.html",
    "mfa/base_manage.html",
    "mfa/recovery_codes/base.html",
    "mfa/totp/base.html",
    "mfa/trust.html",
    "mfa/webauthn/base.html",
    "mfa/webauthn/signup_form.html",
    "mfa/webauthn/snippets/login_script.html",
    "socialaccount/base_entrance.html",
    "socialaccount/base_manage.html",
    "socialaccount/snippets/login_extra.html",
    "socialaccount/snippets/provider_list.html",
    "usersessions/base_manage.html",
}
# Sign-in by a code sent by mail, which we do not offer.
NOT_OFFERED = {"account_confirm_login_code"}


def names(patterns) -> set[str]:
    found = set()
    for pattern in patterns:
        found |= {pattern.name} if isinstance(pattern, URLPattern) else names(pattern.url_patterns)
    return found - {None}


def test_every_page_of_allauth_has_a_french_address():
    assert names(theirs.urlpatterns) - names(entrance.urlpatterns) == NOT_OFFERED


def test_no_page_of_allauth_is_reachable_at_an_english_address():
    assert all(
        not str(pattern.pattern).startswith(("login", "signup", "accounts")) for pattern in get_resolver().url_patterns
    )


def _theirs() -> list[str]:
    rooms = ("account", "mfa", "socialaccount", "usersessions")
    found = (path.relative_to(TEMPLATES).as_posix() for room in rooms for path in (TEMPLATES / room).rglob("*.*"))
    return sorted(set(found) - UNREACHABLE)


@pytest.mark.parametrize("template", _theirs())
def test_every_template_people_can_meet_is_ours(template):
    # A mail that only includes another one of the same name is covered by ours.
    assert (OURS / template).exists()
