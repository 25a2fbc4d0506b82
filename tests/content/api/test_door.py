"""What every request to the API goes through."""

from uuid import uuid4

import pytest
import time_machine
from django.test import override_settings

from content.actions.keys import create_key, revoke_key
from content.models import ApiKey
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import published_initiative

pytestmark = pytest.mark.django_db
LIST = "/api/v1/initiatives"
NARROW = override_settings(API_READS_A_MINUTE=2, API_KEY_READS_A_MINUTE=3)


@pytest.fixture(autouse=True)
def _minute():
    """Each test has a minute of its own."""
    with time_machine.travel(f"2026-03-12T10:{uuid4().int % 60:02d}:00Z", tick=False):
        yield


def key_of(user):
    return create_key(user, actor=user, label="Essai", token=uuid4())


def ask(client, address, key=""):
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return client.get(LIST, REMOTE_ADDR=address, headers=headers)


@NARROW
def test_an_address_reads_so_much_a_minute(client):
    answers = [ask(client, "192.0.2.1") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    refused = answers[-1]
    assert 0 < int(refused["Retry-After"]) <= 61
    assert refused.json()["erreur"] == "trop-de-demandes"
    assert ask(client, "192.0.2.2").status_code == 200


@NARROW
def test_a_key_reads_more_whatever_the_address(client):
    _row, key = key_of(UserFactory())
    answers = [ask(client, f"192.0.2.{10 + n}", key).status_code for n in range(4)]
    assert answers == [200, 200, 200, 429]
    assert ApiKey.objects.get().last_used_on is not None


@NARROW
def test_a_key_that_opens_nothing_is_said_so_and_counted_against_the_address(client):
    owner = UserFactory()
    row, revoked = key_of(owner)
    revoke_key(row, actor=owner)
    gone = UserFactory(is_active=False)
    answers = [ask(client, "192.0.2.30", "essaim_inconnue"), ask(client, "192.0.2.30", revoked)]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0]["WWW-Authenticate"] == "Bearer"
    assert ask(client, "192.0.2.30", "essaim_inconnue").status_code == 429
    assert gone.pk


def test_any_origin_may_read(client):
    response = client.get(LIST, headers={"Origin": "https://ailleurs.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "ETag" in response["Access-Control-Expose-Headers"]
    preflight = client.options(LIST, headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"})
    assert (preflight.status_code, preflight.content) == (204, b"")
    assert preflight["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Authorization" in preflight["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(client, method):
    response = getattr(client, method)(LIST)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["erreur"] == "methode-refusee"


def test_head_answers_like_get(client):
    published_initiative()
    response = client.head(LIST)
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get(LIST)["ETag"]


@pytest.mark.parametrize("path", ["/api/", "/api/v1/rien", "/api/v2/initiatives", "/api/v1/initiatives/a%00b"])
def test_errors_are_json_in_french(client, path):
    response = client.get(path)
    assert response.status_code in (400, 404)
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert set(response.json()) == {"erreur", "message", "details"}


def test_a_fault_is_said_without_its_details(client, monkeypatch):
    def broken():
        raise RuntimeError("secret")

    monkeypatch.setattr("content.api.initiatives.library_mark", broken)
    response = client.get(LIST)
    assert response.status_code == 500
    assert response.json()["erreur"] == "panne"
    assert "secret" not in response.content.decode()


def test_whoever_is_signed_in_is_nobody_there(signed_in, editor):
    response = signed_in(editor).get(LIST)
    assert response.status_code == 200
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "no-cache"
    assert not response.cookies
