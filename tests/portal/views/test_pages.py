import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction

from portal.help import help_pages
from tests.support.client import SuspiciousClient
from tests.support.demo import load_demo_world

LEGAL = {
    "publisher": "Val d’Essaim",
    "director": "Dominique Démo",
    "host": "Hébergeur, 1 rue du Serveur",
    "contact": "contact@essaim.example",
    "dpo": "dpo@essaim.example",
}
SHOWN = {
    "/mentions-legales": ("publisher", "director", "host", "contact"),
    "/donnees-personnelles": ("publisher", "contact", "dpo"),
    "/accessibilite": ("publisher", "contact"),
}
TO_FILL = "[à compléter par l’exploitant du site]"


@pytest.fixture(scope="module")
def member(django_db_setup: None, django_db_blocker: Any) -> Iterator[SuspiciousClient]:
    """A member of the demonstration, loaded once for this module and undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        client = SuspiciousClient()
        client.force_login(load_demo_world()["agent"], backend="django.contrib.auth.backends.ModelBackend")
        yield client
        transaction.set_rollback(True)


def test_help_lists_its_pages(client: Any, db: None) -> None:
    html = client.get("/aide/").content.decode()
    for page in help_pages().values():
        assert f'href="/aide/{page.slug}/"' in html
    assert len(help_pages()) >= 10


def links_of(slug: str) -> set[str]:
    return set(re.findall(r'<a href="([^"]+)"', help_pages()[slug].html))


@pytest.mark.parametrize("slug", help_pages())
def test_a_help_page_and_its_links_are_alive(slug: str, member: SuspiciousClient) -> None:
    response = member.get(f"/aide/{slug}/")
    assert response.status_code == 200
    assert help_pages()[slug].title.encode() in response.content
    found = {url: member.get(url).status_code for url in links_of(slug) if not urlsplit(url).netloc}
    assert found == dict.fromkeys(found, 200)


def test_an_unknown_help_page(client: Any, db: None) -> None:
    assert client.get("/aide/inconnue/").status_code == 404


@pytest.mark.parametrize("address", SHOWN)
def test_legal_pages_name_the_operator(client: Any, db: None, settings: Any, address: str) -> None:
    settings.LEGAL = LEGAL
    html = client.get(address).content.decode()
    assert all(LEGAL[key] in html for key in SHOWN[address])
    assert TO_FILL not in html


@pytest.mark.parametrize("address", SHOWN)
def test_legal_pages_say_what_is_missing(client: Any, db: None, settings: Any, address: str) -> None:
    settings.LEGAL = dict.fromkeys(LEGAL, "")
    assert TO_FILL in client.get(address).content.decode()
