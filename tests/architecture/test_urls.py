"""Every named address visited as every role, on the demonstration."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from accounts.models import User
from tests.architecture.demo_args import ARGUMENTS
from tests.architecture.url_table import EVERY_ROLE, TABLE
from tests.support.client import SuspiciousClient

pytestmark = pytest.mark.django_db

DJANGO_ADMIN = "admin"


def names(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield prefix + pattern.name
        elif pattern.namespace != DJANGO_ADMIN:
            yield from names(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def test_every_address_has_its_row() -> None:
    assert set(names(get_resolver().url_patterns)) == set(TABLE)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_what_a_role_gets(role: str, people: dict[str, User]) -> None:
    found, expected = {}, {}
    for name, (arguments, statuses) in TABLE.items():
        with transaction.atomic():
            client = SuspiciousClient()
            if role in people:
                client.force_login(people[role], backend="django.contrib.auth.backends.ModelBackend")
            found[name] = client.get(reverse(name, args=ARGUMENTS[arguments]())).status_code
        expected[name] = statuses[role]
    assert found == expected
