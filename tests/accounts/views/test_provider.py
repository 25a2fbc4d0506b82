"""Entering by the identity provider of the operator."""

from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts.models import User
from config.settings.people import oidc_origins, oidc_providers
from tests.accounts.conftest import HOME, log_in
from tests.support.client import SuspiciousClient
from tests.support.jobs import run_jobs
from tests.support.oidc import CLIENT_ID, Provider, running

pytestmark = pytest.mark.django_db

BUTTON = "Continuer avec Compte de la ville"


@pytest.fixture
def provider(settings):
    with running(Provider(name="Samir Haddad", email="samir@ville.example", email_verified=True)) as provider:
        environ = {
            "OIDC_NAME": "Compte de la ville",
            "OIDC_SERVER_URL": provider.url,
            "OIDC_CLIENT_ID": CLIENT_ID,
            "OIDC_CLIENT_SECRET": "secret",
        }
        settings.SOCIALACCOUNT_PROVIDERS = oidc_providers(environ)
        yield provider


class _Stay(HTTPRedirectHandler):
    """Do not follow the provider back: the test's client does."""

    def redirect_request(self, *args):
        return None

    def http_error_302(self, request, fp, code, msg, headers):
        return headers["Location"]


def go_through(client: SuspiciousClient, provider: Provider):
    """Press the button, let the provider answer, come back."""
    address = reverse("openid_connect_login", args=["oidc"])
    leaving = client.post(f"{address}?process=login&next={HOME}")
    assert leaving["Location"].startswith(provider.url)
    back = urlsplit(build_opener(_Stay).open(leaving["Location"]))
    return client.get(f"{back.path}?{back.query}")


def finish(client: SuspiciousClient, **data: str):
    told = {"name": "Samir Haddad", "email": "samir@ville.example", "charter": "on"}
    return client.post(reverse("socialaccount_signup"), told | data)


def test_no_button_without_settings(client):
    assert "Continuer avec" not in client.get(reverse("account_login")).content.decode()


def test_the_button_appears_when_configured(client, provider):
    assert BUTTON in client.get(reverse("account_login")).content.decode()
    assert BUTTON in client.get(reverse("account_signup")).content.decode()


def test_a_newcomer_only_accepts_the_charter(client, provider):
    response = go_through(client, provider)
    page = client.get(response["Location"]).content.decode()

    assert 'value="Samir Haddad"' in page
    assert "samir@ville.example" in page
    finish(client)
    assert client.get(HOME).status_code == 200
    samir = User.objects.get()
    assert (samir.name, samir.handle, samir.has_usable_password()) == ("Samir Haddad", "samir-haddad", False)
    assert EmailAddress.objects.get(user=samir).verified


def test_the_exchange_is_protected_by_pkce_and_the_secret(client, provider):
    go_through(client, provider)

    assert provider.asked["authorize"]["code_challenge_method"] == "S256"
    assert provider.asked["token"]["code_verifier"]
    assert CLIENT_ID in (provider.asked["token"].get("client_id"), provider.asked["authorize"]["client_id"])


def test_a_member_comes_back_without_a_form(client, provider):
    go_through(client, provider)
    finish(client)

    again = SuspiciousClient()

    assert go_through(again, provider)["Location"] == HOME


def test_an_address_the_provider_does_not_vouch_for_is_confirmed_by_mail(client, provider):
    provider.claims["email_verified"] = False
    go_through(client, provider)

    response = finish(client)

    assert response["Location"] == reverse("account_email_verification_sent")
    assert client.get(HOME).status_code == 302


def test_the_provider_never_opens_somebody_else_s_account(client, provider, lea):
    provider.claims["email"] = lea.email
    go_through(client, provider)

    response = finish(client, email=lea.email)

    assert response["Location"] == reverse("account_email_verification_sent")
    run_jobs()
    assert [message.subject for message in mail.outbox] == ["Vous avez déjà un compte sur Essaim"]
    assert client.get(HOME).status_code == 302
    assert log_in(SuspiciousClient())["Location"] == HOME


def test_a_failure_of_the_provider_says_what_to_do(client, provider):
    client.post(f"{reverse('openid_connect_login', args=['oidc'])}?process=login")

    response = client.get(reverse("openid_connect_callback", args=["oidc"]), {"error": "server_error"})

    assert "Revenir à la connexion" in response.content.decode()


def test_an_unknown_provider_is_nowhere(client):
    assert client.post(reverse("openid_connect_login", args=["autre"])).status_code == 404


@pytest.mark.parametrize(
    ("environ", "origins"),
    [
        ({}, []),
        ({"OIDC_SERVER_URL": "https://id.ville.example/realms/agents"}, []),
        (
            {"OIDC_SERVER_URL": "https://id.ville.example/realms/agents", "OIDC_CLIENT_ID": "e"},
            ["https://id.ville.example"],
        ),
        (
            {
                "OIDC_SERVER_URL": "https://id.example",
                "OIDC_CLIENT_ID": "e",
                "OIDC_FORM_ORIGINS": "https://a.example https://b.example",
            },
            ["https://a.example", "https://b.example"],
        ),
    ],
)
def test_the_login_form_may_lead_to_the_provider_only(environ, origins):
    assert oidc_origins(environ) == origins
