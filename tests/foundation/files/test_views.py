"""Files are answered with the rights of their owner, and never as a page."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Error
from pytest_django.fixtures import Settings

from accounts.models import User
from foundation.files import owners, store_upload
from foundation.files.models import StoredFile
from tests.foundation.files.uploads import HONEST, HTML, PDF, upload

INLINE = {"plan.png", "photo.jpg", "photo.jpeg", "dessin.webp", "compte rendu.pdf"}


@pytest.fixture
def reader(owner: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(owner)


def keep(owner: User, name: str = "plan.png") -> StoredFile:
    return store_upload(upload(name, HONEST[name]), owner=owner, actor=owner)


@pytest.mark.parametrize("name", HONEST)
def test_every_kind_is_answered_locked_up(name: str, owner: User, reader: Client) -> None:
    response = reader.get(keep(owner, name).get_absolute_url())
    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Disposition"].startswith("inline" if name in INLINE else "attachment")


def test_others_and_visitors_find_nothing(owner: User, agent: User, client: Client, signed_in: Callable) -> None:
    url = keep(owner).get_absolute_url()
    absent = reverse("files:file", args=["00000000-0000-4000-8000-000000000000", "plan.png"])
    for visitor in (client, signed_in(agent)):
        assert visitor.get(url).status_code == 404
        assert visitor.get(absent).status_code == 404


def test_files_of_an_undeclared_or_missing_owner_are_unreadable(
    owner: User, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = keep(owner)
    stored.object_id = 0
    stored.save()
    assert reader.get(stored.get_absolute_url()).status_code == 404
    stored.owner = owner
    stored.save()
    monkeypatch.setattr(owners, "_rights", {})
    assert reader.get(stored.get_absolute_url()).status_code == 404


def test_a_right_withdrawn_is_withdrawn_from_the_cache_too(
    owner: User, reader: Client, rights: Callable[..., None]
) -> None:
    url = keep(owner).get_absolute_url()
    etag = reader.get(url)["ETag"]
    again = reader.get(url, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    rights(can_read=lambda user, owner: False)
    assert reader.get(url, headers={"If-None-Match": etag}).status_code == 404


def test_the_web_server_sends_the_bytes_where_it_can(owner: User, reader: Client, settings: Settings) -> None:
    settings.FILES_ACCEL_PREFIX = "/interne/"
    stored = keep(owner)
    response = reader.get(stored.get_absolute_url())
    assert response["X-Accel-Redirect"] == f"/interne/{stored.file.name}"
    assert response.content == b""
    assert response["Content-Type"] == "image/png"


def test_only_reading_is_possible(owner: User, reader: Client) -> None:
    assert reader.post(keep(owner).get_absolute_url()).status_code == 405


POLYGLOTS = {
    "page.txt": HTML,
    "page.csv": HTML,
    "page.pdf": PDF + HTML,
    "photo.jpg": HONEST["photo.jpg"] + HTML,
    "plan.png": HONEST["plan.png"] + HTML,
    "note.docx": HONEST["note.docx"],
}


@pytest.mark.browser
@pytest.mark.slow
def test_no_file_acts_as_a_page_in_a_browser(owner: User, reader: Client, browser: Browser) -> None:
    kept = {name: store_upload(upload(name, content), owner=owner, actor=owner) for name, content in POLYGLOTS.items()}
    answers = {name: reader.get(stored.get_absolute_url()) for name, stored in kept.items()}
    bodies = {name: b"".join(answer.streaming_content) for name, answer in answers.items()}
    page = browser.new_page()
    page.add_init_script("window.alert = () => { throw new Error('alarm'); };")
    alarms: list[str] = []
    page.on("pageerror", lambda error: alarms.append(str(error)))
    for name, answer in answers.items():
        page.route("**/*", lambda route: route.fulfill(body=bodies[name], headers=dict(answer.items())))  # noqa: B023
        with suppress(Error):  # what is downloaded ends the navigation
            page.goto(f"https://essaim.example/{name}")
        page.unroute_all()
    assert alarms == []
    page.route("**/*", lambda route: route.fulfill(body=HTML, content_type="text/html"))
    page.goto("https://essaim.example/")
    assert alarms == ["alarm"]
    page.close()
