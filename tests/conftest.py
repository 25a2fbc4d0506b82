"""What every test gets: a suspicious client, signed-in clients, on-commit callbacks that run."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from accounts.models import User
from tests.support.browser import chromium
from tests.support.client import SuspiciousClient
from tests.support.factories.accounts import UserFactory


@pytest.fixture
def client() -> SuspiciousClient:
    return SuspiciousClient()


@pytest.fixture
def agent(db: None) -> User:
    return UserFactory()


@pytest.fixture
def editor(db: None) -> User:
    return UserFactory(is_editor=True)


@pytest.fixture
def signed_in() -> Callable[[User], SuspiciousClient]:
    """`signed_in(user)` is a client of that person."""

    def sign_in(user: User) -> SuspiciousClient:
        client = SuspiciousClient()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _counts_are_steady(request: pytest.FixtureRequest) -> None:
    """What a process asks once (content types, whether SQLite reads JSON) is asked first: counts do not wobble."""
    if {"db", "transactional_db"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        ContentType.objects.clear_cache()
        ContentType.objects.get_for_models(*apps.get_models())
        assert connection.features.supports_json_field


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The one Chromium of this process: Playwright refuses to be started twice in a thread."""
    # Playwright keeps an event loop in this thread, where Django would refuse the ORM of the tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as opened:
        yield opened
