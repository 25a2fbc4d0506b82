"""So many times in a window of the clock, whatever the cache behind."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory, override_settings

from foundation.web.rates import address_of, spend

MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "rates"}}


@pytest.fixture(params=["memory", "files"])
def _counters(request, tmp_path):
    files = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(tmp_path)}}
    with override_settings(CACHES=MEMORY if request.param == "memory" else files):
        cache.clear()
        yield


def granted(times, **changes):
    asked = {"what": "question", "who": "camille", "limit": 2, "seconds": 3600} | changes
    return [spend(asked["what"], asked["who"], limit=asked["limit"], seconds=asked["seconds"]) for _ in range(times)]


@pytest.mark.usefixtures("_counters")
def test_it_grants_up_to_the_limit():
    with time_machine.travel("2026-03-12T10:15:00Z", tick=False):
        given = granted(3)
    assert [one.granted for one in given] == [True, True, False]
    assert [one.remaining for one in given] == [1, 0, 0]
    assert given[0].reset == 45 * 60 + 1


@pytest.mark.usefixtures("_counters")
def test_each_what_and_who_has_its_own():
    granted(2)
    assert granted(1, who="idris")[0].granted
    assert granted(1, what="lecture")[0].granted
    assert not granted(1)[0].granted


@pytest.mark.usefixtures("_counters")
def test_the_next_window_forgets():
    with time_machine.travel("2026-03-12T10:15:00Z", tick=False) as clock:
        granted(3)
        clock.shift(40 * 60)
        assert not granted(1)[0].granted, "a window lasts to its end, without anybody asking meanwhile"
        clock.shift(10 * 60)
        assert granted(1)[0].granted


def test_the_key_does_not_tell_who(monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "add", lambda key, *rest: kept.append(key))
    granted(1, who="camille@essaim.example")
    assert kept
    assert "camille" not in kept[0]


def test_headers_say_when_to_come_back():
    given, refused = granted(1, limit=1, who="headers")[0], granted(1, limit=1, who="headers")[0]
    assert given.headers["RateLimit-Limit"] == "1"
    assert "Retry-After" not in given.headers
    assert int(refused.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "expected"),
    [
        ("203.0.113.7", "", 0, "203.0.113.7"),
        ("10.0.0.1", "198.51.100.4, 203.0.113.7", 1, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.4", 0, "203.0.113.7"),
        ("2001:db8::1", "", 0, "2001:db8::/64"),
        ("absent", "", 0, ""),
    ],
)
def test_who_asks_is_the_address_that_trusted_proxies_tell(remote, forwarded, proxies, expected):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert address_of(request) == expected
