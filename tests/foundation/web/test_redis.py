"""What several machines share when `REDIS_URL` is set: sessions and the counters of the rate limits."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import override_settings
from django.urls import reverse

from accounts.actions import create_person
from tests.support.client import SuspiciousClient

pytestmark = [
    pytest.mark.redis,
    pytest.mark.django_db,
    pytest.mark.skipif(not os.environ.get("TEST_REDIS_URL"), reason="needs Redis (TEST_REDIS_URL=redis://…)"),
]
PASSWORD = "une phrase de passe bien longue"
BACKEND = "django.core.cache.backends.redis.RedisCache"


@pytest.fixture
def shared(worker_id: str) -> Iterator[Any]:
    """The cache as production has it, emptied before and after; each test process keeps to its own keys."""
    conf = {"BACKEND": BACKEND, "LOCATION": os.environ["TEST_REDIS_URL"], "KEY_PREFIX": f"test-{worker_id}"}
    with override_settings(CACHES={"default": conf}, SESSION_ENGINE="django.contrib.sessions.backends.cached_db"):
        _forget(caches["default"])
        yield caches["default"]
        _forget(caches["default"])


def _forget(cache: Any) -> None:
    client = cache._cache.get_client(None, write=True)
    for key in client.scan_iter(f"*{cache.key_prefix}*"):
        client.delete(key)


def sign_in(client: SuspiciousClient, password: str) -> Any:
    return client.post(reverse("account_login"), {"login": "lea@mairie.example", "password": password})


def test_a_session_opened_by_one_process_is_read_by_another(shared: Any) -> None:
    create_person("Léa Martin", "lea@mairie.example", PASSWORD)
    first, second = SuspiciousClient(), SuspiciousClient()
    sign_in(first, PASSWORD)
    second.cookies = first.cookies
    assert second.get(reverse("portal:week")).status_code == 200
    assert any("session" in key.decode() for key in shared._cache.get_client(None).scan_iter(f"*{shared.key_prefix}*"))


def test_failures_are_counted_together_whatever_the_process(shared: Any) -> None:
    create_person("Léa Martin", "lea@mairie.example", PASSWORD)
    for _attempt in range(5):
        assert sign_in(SuspiciousClient(), "pas la bonne phrase").status_code != 302
    refused = sign_in(SuspiciousClient(), PASSWORD)
    assert refused.status_code != 302
