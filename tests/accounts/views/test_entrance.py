"""Sign-up, verification, login, reset: what a visitor goes through, and what nobody can learn on the way."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts import charter
from accounts.actions import create_person
from accounts.models import Consent, User
from tests.accounts.conftest import HOME, PHRASE, confirm_identity, log_in
from tests.support.client import SuspiciousClient
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def sign_up(client: SuspiciousClient, email: str, name: str = "Léa Martin"):
    data = {"name": name, "email": email, "password1": PHRASE, "charter": "on"}
    return client.post(reverse("account_signup"), data, follow=True)


def links_in(message: mail.EmailMessage) -> list[str]:
    return re.findall(r"http://testserver(/\S+)", message.body)


def test_a_newcomer_confirms_the_address_then_enters(client):
    response = sign_up(client, "Lea@Mairie.example")

    assert "Confirmez votre adresse" in response.content.decode()
    run_jobs()
    (message,) = mail.outbox
    assert message.subject == "Confirmez votre adresse pour entrer dans Essaim"
    assert "text/html" in [part.mimetype for part in message.alternatives]
    (link,) = links_in(message)
    assert "lea@mairie.example" in client.get(link).content.decode()
    client.post(link, {"next": HOME})
    assert client.get(HOME).status_code == 200
    lea = User.objects.get()
    assert (lea.email, lea.name, lea.handle) == ("lea@mairie.example", "Léa Martin", "lea-martin")
    assert Consent.objects.get(user=lea).version == charter.VERSION


def test_two_people_of_one_name_get_two_handles(client):
    sign_up(client, "lea@mairie.example")
    sign_up(SuspiciousClient(), "lea@agglo.example")

    assert set(User.objects.values_list("handle", flat=True)) == {"lea-martin", "lea-martin-2"}


def test_the_charter_must_be_accepted(client):
    data = {"name": "Léa", "email": "lea@mairie.example", "password1": PHRASE}

    response = client.post(reverse("account_signup"), data)

    assert "Lisez la charte" in response.content.decode()
    assert "lea@mairie.example" in response.content.decode()
    assert not User.objects.exists()


def test_a_short_password_is_refused(client):
    data = {"name": "Léa", "email": "lea@mairie.example", "password1": "treize-signes", "charter": "on"}

    client.post(reverse("account_signup"), data)

    assert not User.objects.exists()


def test_nobody_enters_before_confirming(client):
    sign_up(client, "lea@mairie.example")

    log_in(SuspiciousClient())
    other = SuspiciousClient()
    response = log_in(other)

    assert response["Location"] == reverse("account_email_verification_sent")
    assert other.get(HOME).status_code == 302


def test_signing_up_with_a_known_address_looks_the_same(client, lea):
    known = sign_up(client, lea.email, name="Un inconnu")
    unknown = sign_up(SuspiciousClient(), "personne@mairie.example")

    assert known.redirect_chain == unknown.redirect_chain
    assert same_page(known, lea.email) == same_page(unknown, "personne@mairie.example")
    run_jobs()
    assert [message.to for message in mail.outbox] == [[lea.email], ["personne@mairie.example"]]
    assert mail.outbox[0].subject == "Vous avez déjà un compte sur Essaim"
    assert User.objects.filter(name="Un inconnu").count() == 0


def test_resetting_an_unknown_password_looks_the_same(client, lea):
    pages = []
    for email in (lea.email, "personne@mairie.example"):
        response = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        pages.append((response.redirect_chain, same_page(response, email)))

    assert pages[0] == pages[1]
    run_jobs()
    assert [message.subject for message in mail.outbox] == [
        "Choisissez un nouveau mot de passe",
        "Cette adresse n’a pas de compte sur Essaim",
    ]


def test_a_wrong_address_and_a_wrong_password_say_the_same(client, lea):
    wrong_password = log_in(client, password="autre chose entièrement")
    wrong_address = log_in(client, email="personne@mairie.example", password="autre chose entièrement")

    assert same_page(wrong_password, lea.email) == same_page(wrong_address, "personne@mairie.example")
    assert "ne correspondent pas" in wrong_password.content.decode()


def test_five_wrong_passwords_close_the_account_for_a_while(client, lea):
    for _ in range(5):
        log_in(client, password="autre chose entièrement")

    response = log_in(client)

    assert "Trop d’essais" in response.content.decode()


def test_forty_people_of_one_town_hall_enter_within_a_minute(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    people = [create_person(f"Agent {n}", f"agent{n}@mairie.example", PHRASE) for n in range(40)]

    answers = [log_in(SuspiciousClient(), person.email)["Location"] for person in people]

    assert answers == [HOME] * 40


def test_a_reset_password_opens_the_account_and_closes_the_other_devices(client, lea):
    elsewhere = SuspiciousClient()
    log_in(elsewhere)
    client.post(reverse("account_reset_password"), {"email": lea.email})
    run_jobs()
    (link, *_) = links_in(mail.outbox[0])
    form_page = client.get(link, follow=True)
    new = {"password1": "cinq autres mots encore", "password2": "cinq autres mots encore"}

    client.post(form_page.redirect_chain[-1][0], new)

    assert elsewhere.get(HOME).status_code == 302
    assert log_in(client, password="cinq autres mots encore")["Location"] == HOME


def test_changing_the_password_closes_every_device(client, lea):
    elsewhere = SuspiciousClient()
    log_in(elsewhere)
    log_in(client)
    change = {"oldpassword": PHRASE, "password1": "cinq autres mots encore", "password2": "cinq autres mots encore"}

    client.post(reverse("account_change_password"), change)

    assert elsewhere.get(HOME).status_code == 302
    assert client.get(HOME).status_code == 302


def test_the_address_changes_once_the_new_one_is_confirmed(client, lea):
    log_in(client)
    confirm_identity(client)

    client.post(reverse("account_email"), {"email": "lea@agglo.example", "action_add": "1"})

    lea.refresh_from_db()
    assert lea.email == "lea@mairie.example"
    run_jobs()
    (link,) = links_in(mail.outbox[-1])
    client.post(link, {"next": HOME})
    lea.refresh_from_db()
    assert lea.email == "lea@agglo.example"
    assert list(EmailAddress.objects.filter(user=lea).values_list("email", flat=True)) == ["lea@agglo.example"]


def test_sensitive_pages_ask_again_who_is_there(client, lea):
    log_in(client)

    response = client.get(reverse("mfa_activate_totp"))

    assert response["Location"].startswith(reverse("account_reauthenticate"))


def test_taking_somebody_else_s_address_looks_the_same_and_fails(client, lea):
    samir = create_person("Samir Haddad", "samir@mairie.example", PHRASE)
    log_in(client)
    confirm_identity(client)
    client.get(HOME)  # shows the messages of the login

    pages = [change_address(client, email) for email in (samir.email, "personne@mairie.example")]

    assert pages[0] == pages[1]
    run_jobs()
    for message in mail.outbox:
        for link in links_in(message):
            client.post(link, {"next": HOME})
    samir.refresh_from_db()
    assert samir.email == "samir@mairie.example"
    assert EmailAddress.objects.get(email=samir.email, verified=True).user == samir


def change_address(client: SuspiciousClient, email: str) -> str:
    response = client.post(reverse("account_email"), {"email": email, "action_add": "1"}, follow=True)
    return same_page(response, email)


@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password", "accounts:charter"])
def test_the_pages_of_a_visitor_cost_one_query_at_most(client, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        client.get(reverse(name))


def same_page(response, email: str) -> str:
    """A page without what must differ: the address that was typed and the tokens."""
    html = response.content.decode().replace(email, "…")
    html = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)
    return re.sub(r'"X-CSRFToken": "[^"]*"', "", html)
