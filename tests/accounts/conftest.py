"""People who enter by the door, as visitors do."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.actions import create_person
from accounts.models import User
from tests.support.client import SuspiciousClient

EMAIL = "lea@mairie.example"
PHRASE = "quatre mots bien choisis"
HOME = "/compte/"


@pytest.fixture(autouse=True)
def _no_limit_reached() -> None:
    """The counters of the rate limits live in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def lea(db: None) -> User:
    return create_person("Léa Martin", EMAIL, PHRASE)


def log_in(client: SuspiciousClient, email: str = EMAIL, password: str = PHRASE):
    """What the login form answers."""
    return client.post(reverse("account_login"), {"login": email, "password": password, "next": HOME})


def confirm_identity(client: SuspiciousClient, password: str = PHRASE):
    """Say the password again, as sensitive pages ask."""
    return client.post(reverse("account_reauthenticate"), {"password": password, "next": HOME})
