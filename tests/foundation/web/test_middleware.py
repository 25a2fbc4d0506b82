"""What every answer carries, and what no address may."""

import json
import logging
import sys
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from foundation.web.logging import JsonFormatter, RequestIdFilter
from foundation.web.request_id import current_request_id

SignedIn = Callable[[User], Client]


def test_the_identifier_of_a_request_is_ours(client: Client) -> None:
    forged = "abc\nforged"
    first = client.get("/style", headers={"X-Request-Id": forged})["X-Request-Id"]
    second = client.get("/style", headers={"X-Request-Id": forged})["X-Request-Id"]
    assert len({first, second, forged}) == 3
    assert first.isalnum()
    assert current_request_id.get() == "-"


@pytest.mark.parametrize("path", ["/ma-semaine", "/nulle-part", "/methodes/nulle-part/"])
def test_what_a_member_sees_is_kept_by_no_cache(signed_in: SignedIn, agent: User, path: str) -> None:
    assert signed_in(agent).get(path)["Cache-Control"] == "private, no-store"


def test_a_fault_shown_to_a_member_is_kept_by_no_cache(
    signed_in: SignedIn, agent: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.views.week.WeekView.get", lambda *args, **kwargs: 1 / 0)
    client = signed_in(agent)
    client.raise_request_exception = False
    answer = client.get("/ma-semaine")
    assert answer.status_code == 500
    assert "no-store" in answer.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/methodes/%00/", "/nulle%00part"])
def test_no_path_carries_nul(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "comprise" in answer.content.decode()


def test_a_query_is_read_without_nul(client: Client, db: None) -> None:
    answer = client.get("/methodes/?q=en%00tretien&%00tri=a%00")
    assert answer.status_code == 200
    assert answer.wsgi_request.GET.dict() == {"q": "entretien", "tri": "a"}


def record(**extra: object) -> logging.LogRecord:
    made = logging.makeLogRecord({"name": "essai", "levelname": "INFO", "msg": "Un mot\nforgé", **extra})
    RequestIdFilter().filter(made)
    return made


def test_a_log_line_is_one_line_of_json_with_its_identifier() -> None:
    token = current_request_id.set("a1b2")
    try:
        line = JsonFormatter().format(record(count=3))
    finally:
        current_request_id.reset(token)
    assert "\n" not in line
    assert json.loads(line) | {"at": ""} == {
        "at": "",
        "level": "INFO",
        "logger": "essai",
        "request_id": "a1b2",
        "message": "Un mot\nforgé",
        "count": "3",
    }


def test_a_fault_is_logged_with_its_trace_and_without_the_request(rf: object) -> None:
    try:
        raise ValueError("cassé")
    except ValueError:
        request = rf.post("/compte/connexion/", {"password": "motdepasse"}, headers={"Cookie": "sessionid=secret"})
        line = JsonFormatter().format(record(exc_info=sys.exc_info(), request=request))
    assert "cassé" in line
    assert "motdepasse" not in line
    assert "secret" not in line
