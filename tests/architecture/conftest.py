"""The demonstration, for the tests that visit the whole site."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from accounts.models import User
from tests.support.demo import load_demo_world


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, User]]:
    """The people of the demonstration, loaded once for a module and undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo_world()
        transaction.set_rollback(True)
