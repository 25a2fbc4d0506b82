"""What the script of the page sends and hears: once, in any order, whatever arrives."""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from methods.models import RunEvent, WorkshopRun
from methods.running.state import person_mark
from tests.foundation.files.uploads import PDF, image
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import facilitator
from tests.support.factories.runs import event_of, plan_with, run_of

pytestmark = pytest.mark.django_db
ANY_UID = "b3b1f7a2-5c7f-4a58-9a0e-0d8f3c1e2a11"


@pytest.fixture
def run(agent) -> WorkshopRun:
    return run_of(plan_with(15, 30, owner=agent))


def address(name: str, run: WorkshopRun) -> str:
    return reverse(f"workshops:{name}", args=[run.plan.slug, run.pk])


def note(**fields) -> dict:
    return {
        "uid": str(uuid4()),
        "kind": "note",
        "at": round(timezone.now().timestamp() * 1000),
        "text": "Entendu.",
    } | fields


def send(client, run: WorkshopRun, *events, **headers):
    body = json.dumps({"events": events})
    return client.post(address("run-events", run), body, content_type="application/json", headers=headers)


def test_a_batch_is_taken_once_and_said_taken_twice(agent, signed_in, run):
    client, events = signed_in(agent), [note(), note(kind="debut", slot=1, text="")]
    answers = [send(client, run, *events).json() for _ in range(2)]
    assert answers == [{"taken": [event["uid"] for event in events], "refused": {}}] * 2
    assert RunEvent.objects.count() == 2


def test_one_bad_event_does_not_hold_the_others_back(agent, signed_in, run):
    good, bad = note(), note(text="a" * 2001)
    answer = send(signed_in(agent), run, bad, good).json()
    assert answer["taken"] == [good["uid"]]
    assert "trop longue" in answer["refused"][bad["uid"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "photo"},
        {"kind": "retire"},
        {"uid": "pas un uid"},
        {"uid": {}},
        {"at": "hier"},
        {"at": -1},
        {"at": 10**30},
        {"slot": -1},
        {"slot": 10**9},
        {"minutes": 600},
        {"text": ""},
        {"text": "nul\x00"},
    ],
)
def test_what_is_no_event_is_refused(agent, signed_in, run, fields):
    answer = send(signed_in(agent), run, note() | fields)
    assert (answer.status_code, answer.json()["taken"], RunEvent.objects.count()) == (200, [], 0)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"events": 3}', b'{"events": [3]}', b'{"events": null}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_batch_is_refused(agent, signed_in, run, body):
    answer = signed_in(agent).post(address("run-events", run), body, content_type="application/json")
    assert answer.status_code == 400


def test_a_batch_is_bounded(agent, signed_in, run):
    assert send(signed_in(agent), run, *[note() for _ in range(101)]).status_code == 400


def test_half_a_character_breaks_nothing(agent, signed_in, run):
    body = b'{"events": [{"uid": "%s", "kind": "note", "text": "a\\ud800b"}]}' % ANY_UID.encode()
    signed_in(agent).post(address("run-events", run), body, content_type="application/json")
    assert RunEvent.objects.get().text == "a?b"


def test_the_note_of_one_is_never_told_by_another(signed_in, run):
    helper = facilitator(run.plan)
    mark = person_mark(run.plan.owner)
    assert send(signed_in(helper), run, note(), **{"X-Essaim-Person": mark}).status_code == 409
    assert not RunEvent.objects.exists()


def test_a_run_closed_for_good_says_so(agent, signed_in):
    began = timezone.now() - timezone.timedelta(days=4)
    run = run_of(plan_with(15, owner=agent), started_at=began, ended_at=began)
    assert send(signed_in(agent), run, note()).status_code == 410


def test_nobody_else_hears_or_tells(signed_in, run):
    stranger = signed_in(UserFactory())
    assert [stranger.get(address("run-state", run)).status_code, send(stranger, run, note()).status_code] == [404, 404]
    assert send(Client(), run, note()).status_code == 302


def test_the_token_of_the_page_is_asked(agent, run):
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    assert send(client, run, note()).status_code == 403
    token = client.get(address("run-state", run)).json()["csrf"]
    assert send(client, run, note(), **{"X-CSRFToken": token}).status_code == 200


def test_the_state_tells_what_the_page_folds(agent, signed_in, run):
    event_of(run, text="Entendu.", minute=4, uid=ANY_UID)
    event_of(run, "retire", minute=5)
    state = signed_in(agent).get(address("run-state", run)).json()
    began = round(run.started_at.timestamp() * 1000)
    (event,) = state["events"]
    assert event == {
        "uid": ANY_UID,
        "kind": "note",
        "at": began + 4 * 60_000,
        "slot": 0,
        "minutes": 0,
        "text": "Entendu.",
        "who": agent.first_name_or_name,
        "photo": "",
        "withdrawable": True,
    }
    assert (state["ended_at"], state["person"]) == (None, person_mark(agent))


def test_when_nothing_happened_the_answer_is_empty_for_one_query(agent, signed_in, run, django_assert_num_queries):
    client = signed_in(agent)
    first = client.get(address("run-state", run))
    with django_assert_num_queries(3):  # the session, the person, the stamp
        again = client.get(address("run-state", run), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert int(again["X-Essaim-Clock"]) > 0
    event_of(run, text="Neuf.")
    assert client.get(address("run-state", run), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_photo_sent_by_the_script_is_answered_to_it(agent, signed_in, run):
    mark = {"X-Essaim-Person": person_mark(agent)}
    fields = {"uid": ANY_UID, "kind": "photo", "at": 1_800_000_000_000, "slot": 1}

    def sent(name: str, content: bytes) -> dict:
        photo = SimpleUploadedFile(name, content)
        return signed_in(agent).post(address("run-photo", run), fields | {"photo": photo}, headers=mark).json()

    assert list(sent("photo.pdf", PDF)["refused"]) == [ANY_UID]
    assert [sent("photo.jpg", image("JPEG")) for _ in range(2)] == [{"taken": [ANY_UID], "refused": {}}] * 2
    assert RunEvent.objects.get().slot == 1


def test_the_worker_keeps_nothing_by_itself(client):
    answer = client.get(reverse("workshops:live-worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    source = answer.content.decode()
    assert ".put(" not in source
    assert ".add" not in source.replace("addEventListener", "")


def test_the_policy_lets_the_site_alone_run_a_worker(client):
    policy = client.get(reverse("workshops:live-worker"))["Content-Security-Policy"]
    assert "worker-src 'self'" in policy
