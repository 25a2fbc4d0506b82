"""The second factor: activation, login, encrypted secrets, and no way round it for global roles."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.urls import reverse

from accounts.actions import create_person
from accounts.models import User
from tests.accounts.conftest import HOME, PHRASE, confirm_identity, log_in
from tests.support.client import SuspiciousClient
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"
MFA_PAGES = ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "accounts:second-factor", "account_logout"]


@pytest.fixture
def editor_lea() -> User:
    return create_person("Léa Martin", "lea@mairie.example", PHRASE, is_editor=True)


@pytest.fixture
def roles_need_it(settings) -> None:
    settings.MFA_REQUIRED_FOR_ROLES = True


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def protect(user: User) -> str:
    TOTP.activate(user, SECRET)
    return code_of(SECRET)


def test_an_application_is_activated_and_gives_recovery_codes(client, lea, django_capture_on_commit_callbacks):
    log_in(client)
    confirm_identity(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)

    assert response.redirect_chain[0][0] == reverse("mfa_view_recovery_codes")
    assert len(re.findall(r"<li><code>\d{8}</code></li>", response.content.decode())) == 10
    run_jobs()
    assert "Application de codes activée" in [message.subject for message in mail.outbox]


def test_the_code_is_drawn_in_the_page(client, lea):
    log_in(client)
    confirm_identity(client)

    page = client.get(reverse("mfa_activate_totp")).content.decode()

    assert re.search(r'<path d="(M\d+ \d+h1v1h-1z)+"', page)
    assert "data:image" not in page


def test_the_password_alone_no_longer_opens(client, lea):
    protect(lea)

    assert log_in(client)["Location"] == reverse("mfa_authenticate")
    assert client.get(HOME).status_code == 302


def test_the_code_opens(client, lea):
    code = protect(lea)
    log_in(client)

    response = client.post(reverse("mfa_authenticate"), {"code": code})

    assert response["Location"] == HOME
    assert client.get(HOME).status_code == 200


def test_a_recovery_code_opens_once(client, lea):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    protect(lea)
    code = RecoveryCodes.activate(lea).get_unused_codes()[0]

    answers = []
    for visitor in (client, SuspiciousClient()):
        log_in(visitor)
        answers.append(visitor.post(reverse("mfa_authenticate"), {"code": code}).status_code)

    assert answers == [302, 200]


def test_a_new_password_does_not_replace_the_second_factor(client, lea):
    protect(lea)
    client.post(reverse("account_reset_password"), {"email": lea.email})
    run_jobs()
    link = re.search(r"http://testserver(/\S+/nouveau/\S+)", mail.outbox[0].body).group(1)
    page = client.get(link, follow=True)
    new = {"password1": "cinq autres mots encore", "password2": "cinq autres mots encore"}
    client.post(page.redirect_chain[-1][0], new)

    assert client.get(HOME).status_code == 302
    assert log_in(client, password="cinq autres mots encore")["Location"] == reverse("mfa_authenticate")


def test_secrets_are_encrypted_in_the_database(lea):
    protect(lea)

    stored = str(Authenticator.objects.values_list("data", flat=True).get())

    assert SECRET not in stored


def test_secrets_are_still_read_after_a_change_of_key(lea, settings):
    encrypted = get_adapter().encrypt("graine")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "une-autre"

    assert get_adapter().decrypt(encrypted) == "graine"


@pytest.mark.parametrize("role", ["is_editor", "is_staff"])
@pytest.mark.parametrize("page", [HOME, "/compte/membres/", "/methodes/", "/administration/"])
def test_a_role_without_second_factor_is_led_to_it(client, roles_need_it, role, page):
    create_person("Léa Martin", "lea@mairie.example", PHRASE, **{role: True})
    log_in(client)

    assert client.get(page)["Location"] == reverse("accounts:second-factor")


@pytest.mark.parametrize("name", MFA_PAGES)
def test_what_leads_to_a_second_factor_stays_open(client, roles_need_it, editor_lea, name):
    log_in(client)
    confirm_identity(client)

    assert client.get(reverse(name)).status_code == 200


def test_a_role_with_a_second_factor_enters(client, roles_need_it, editor_lea):
    code = protect(editor_lea)
    log_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code})

    assert client.get(HOME).status_code == 200


def test_an_agent_needs_none(client, roles_need_it, lea):
    log_in(client)

    assert client.get(HOME).status_code == 200


def test_the_last_factor_of_a_role_cannot_be_removed(client, roles_need_it, editor_lea):
    code = protect(editor_lea)
    log_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    confirm_identity(client)

    response = client.post(reverse("mfa_deactivate_totp"))

    assert "Ajoutez-en un autre" in response.content.decode()
    assert Authenticator.objects.filter(user=editor_lea).exists()


def test_a_role_left_alone_is_signed_out(client, editor_lea, settings, time_machine):
    time_machine.move_to("2026-03-02 09:00:00+00:00")
    log_in(client)
    time_machine.shift(settings.ROLE_IDLE_SECONDS - 60)
    assert client.get(HOME).status_code == 200

    time_machine.shift(settings.ROLE_IDLE_SECONDS + 1)

    assert client.get(HOME).status_code == 302


def test_an_agent_left_alone_stays(client, lea, settings, time_machine):
    time_machine.move_to("2026-03-02 09:00:00+00:00")
    log_in(client)

    time_machine.shift(settings.ROLE_IDLE_SECONDS + 1)

    assert client.get(HOME).status_code == 200


def test_the_administration_has_no_door_of_its_own(client):
    response = client.get("/administration/login/?next=/administration/")

    assert response["Location"].startswith(reverse("account_login"))
