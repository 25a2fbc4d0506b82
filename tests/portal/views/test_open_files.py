import datetime as dt
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from community.enums import SpaceKind
from learning.enums import CohortState
from tests.portal.rooms import cohort_in, fill_rooms
from tests.support.factories.community import host_of, open_space, topic_in
from tests.support.factories.content import draft_initiative
from tests.support.factories.methods import archived_card, draft_card

pytestmark = pytest.mark.django_db


def sitemap(client: Any) -> list[str]:
    """The paths that the sitemap names."""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"].startswith("application/xml")
    tree = ElementTree.fromstring(b"".join(response.streaming_content))
    return [urlsplit(str(node.text)).path for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_robots_name_the_sitemap(client: Any, settings: Any) -> None:
    settings.SITE_URL = "https://essaim.example"
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: https://essaim.example/sitemap.xml" in text
    assert "Disallow: /compte/" in text


def test_the_sitemap_holds_each_room_and_answers(client: Any) -> None:
    (case,), (card,), (topic,) = fill_rooms(1)
    paths = sitemap(client)
    expected = {case.get_absolute_url(), card.get_absolute_url(), topic.get_absolute_url(), "/cohortes/numero-0/"}
    assert expected <= set(paths)
    assert len(paths) == len(set(paths))
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_what_a_visitor_may_not_read_is_absent(client: Any) -> None:
    space = open_space(kind=SpaceKind.PRIVATE)
    hidden = [
        draft_initiative().get_absolute_url(),
        draft_card().get_absolute_url(),
        archived_card(title="Ancienne").get_absolute_url(),
        topic_in(space, author=host_of(space)).get_absolute_url(),
        cohort_in(CohortState.DRAFT, "a-venir").get_absolute_url(),
    ]
    assert set(hidden).isdisjoint(sitemap(client))


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("securite@essaim.example", "Contact: mailto:securite@essaim.example"),
        ("https://essaim.example/contact", "Contact: https://essaim.example/contact"),
    ],
)
def test_where_to_report_a_flaw(client: Any, settings: Any, contact: str, expected: str) -> None:
    settings.LEGAL = settings.LEGAL | {"contact": contact}
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert expected in lines
    expires = next(line.partition(": ")[2] for line in lines if line.startswith("Expires"))
    assert dt.datetime.fromisoformat(expires) > dt.datetime.now(dt.UTC)
