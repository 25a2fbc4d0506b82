"""Entering and one's account in a real browser: accessible pages, passkeys, the identity provider under the CSP."""

from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache

from accounts.actions import create_person, join_collectivite, name_referent
from accounts.models import User
from config.settings.people import oidc_providers
from tests.support.axe import assert_accessible
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.territories import CollectiviteFactory
from tests.support.oidc import CLIENT_ID, Provider, running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EMAIL = "lea@mairie.example"
PHRASE = "quatre mots bien choisis"
VISITOR_PAGES = [
    "connexion/",
    "inscription/",
    "mot-de-passe/oublie/",
    "mot-de-passe/oublie/message-envoye/",
    "adresse/message-envoye/",
    "adresse/confirmer/perdu/",
    "mot-de-passe/nouveau/1-perdu/",
    "charte/",
    "inactif/",
    "fournisseur/annule/",
    "fournisseur/echec/",
]
MEMBER_PAGES = [
    "",
    "profil/",
    "collectivites/",
    "membres/",
    "adresse/",
    "mot-de-passe/",
    "securite/",
    "securite/identite/",
    "securite/second-facteur/",
    "securite/sessions/",
    "securite/cles/",
    "fournisseur/",
    "mes-donnees/",
    "deconnexion/",
]
CONFIRMED_PAGES = ["securite/application/activer/", "securite/cles/ajouter/", "mes-donnees/effacer/"]
UNFOLD = "document.querySelectorAll('main details').forEach(part => { part.open = true })"


@pytest.fixture(autouse=True)
def _no_limit_reached(transactional_db: None) -> None:
    cache.clear()


@pytest.fixture
def lea(transactional_db: None) -> User:
    person = create_person("Léa Martin", EMAIL, PHRASE, bio="J’anime l’accueil de la mairie.")
    membership = join_collectivite(CollectiviteFactory(), actor=person, function="Responsable de l’accueil")
    name_referent(membership, actor=UserFactory(is_staff=True))
    MembershipFactory(collectivite=membership.collectivite, verified_at=None)
    MembershipFactory(collectivite=membership.collectivite)
    return person


def sign_in(page: Any, site: str) -> None:
    page.goto(f"{site}/compte/connexion/?next=/compte/")
    page.get_by_label("Adresse électronique").fill(EMAIL)
    page.get_by_label("Mot de passe", exact=True).fill(PHRASE)
    page.locator("main").get_by_role("button", name="Se connecter", exact=True).click()


def confirm(page: Any, site: str) -> None:
    page.goto(f"{site}/compte/securite/identite/?next=/compte/")
    page.get_by_label("Mot de passe", exact=True).fill(PHRASE)
    page.get_by_role("button", name="Confirmer").click()


@pytest.mark.parametrize(("width", "theme", "every"), [(360, "dark", 1), (1280, "light", 3)])
def test_every_page_is_accessible_and_fits(lea, browser, live_server, width: int, theme: str, every: int) -> None:
    """All pages on a telephone; a third of them on a large screen, where only colours differ."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
    look_over(page, live_server.url, VISITOR_PAGES[::every], width)
    page.goto(f"{live_server.url}/compte/inscription/")
    page.get_by_role("button", name="Créer mon compte").click()
    assert_accessible(page)
    sign_in(page, live_server.url)
    look_over(page, live_server.url, MEMBER_PAGES[::every], width)
    confirm(page, live_server.url)
    look_over(page, live_server.url, CONFIRMED_PAGES[::every], width)
    page.close()


def look_over(page: Any, site: str, paths: list[str], width: int) -> None:
    for path in paths:
        page.goto(f"{site}/compte/{path}")
        page.evaluate(UNFOLD)
        assert page.locator("h1").count() == 1, path
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_key_is_added_then_opens_without_a_password(lea, browser, live_server) -> None:
    context = browser.new_context()
    page = context.new_page()
    plug_a_key_in(context, page)
    sign_in(page, live_server.url)
    confirm(page, live_server.url)
    page.goto(f"{live_server.url}/compte/securite/cles/ajouter/")
    page.get_by_label("Me connecter avec cette clé seule").check()
    page.get_by_role("button", name="Ajouter cette clé").click()
    page.wait_for_url("**/securite/codes/")

    context.clear_cookies()
    page.goto(f"{live_server.url}/compte/connexion/?next=/compte/")
    page.get_by_role("button", name="Se connecter avec une clé").click()

    page.wait_for_url(f"{live_server.url}/compte/")
    assert page.get_by_role("heading", name="Mon compte").is_visible()
    context.close()


def test_a_key_that_does_not_answer_is_said(lea, browser, live_server) -> None:
    context = browser.new_context()
    page = context.new_page()
    plug_a_key_in(context, page)
    page.goto(f"{live_server.url}/compte/connexion/")

    page.get_by_role("button", name="Se connecter avec une clé").click()

    page.get_by_text("La clé n’a pas répondu").wait_for()
    context.close()


def test_without_scripts_no_dead_button(browser, live_server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/compte/connexion/")

    assert not page.get_by_role("button", name="Se connecter avec une clé").is_visible()
    context.close()


def test_the_csp_lets_the_form_lead_to_the_provider_alone(lea, browser, live_server, settings) -> None:
    with running(Provider(name="Samir Haddad", email="samir@ville.example", email_verified=True)) as provider:
        environ = {"OIDC_NAME": "la ville", "OIDC_SERVER_URL": provider.url, "OIDC_CLIENT_ID": CLIENT_ID}
        settings.SOCIALACCOUNT_PROVIDERS = oidc_providers(environ)
        assert follow_the_button(browser, live_server.url).endswith("/compte/connexion/")
        settings.CONTENT_SECURITY_POLICY = with_form_action(provider.url)
        assert follow_the_button(browser, live_server.url).endswith("/compte/fournisseur/inscription/")


def follow_the_button(browser: Any, site: str) -> str:
    """Where one ends up after « Continuer avec la ville »."""
    page = browser.new_page()
    page.goto(f"{site}/compte/connexion/")
    page.get_by_role("button", name="Continuer avec la ville").click()
    page.wait_for_load_state("networkidle")
    address = str(page.url)
    page.close()
    return address


def with_form_action(origin: str) -> dict[str, Any]:
    directives = django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return {"DIRECTIVES": directives | {"form-action": [*directives["form-action"], origin]}}


def plug_a_key_in(context: Any, page: Any) -> None:
    """A key that recognises its owner and keeps passkeys."""
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
