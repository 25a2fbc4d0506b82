"""The library as an Atom feed."""

import xml.etree.ElementTree as ET

import pytest

from content.actions.shelving import turn_edition
from content.models import Initiative
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, initiative_in, published_initiative, theme

pytestmark = pytest.mark.django_db
URL = "/initiatives/flux/"
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response) -> list[ET.Element]:
    return ET.fromstring(response.content).findall(f"{ATOM}entry")


def titles(response) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in entries(response)]


def test_it_holds_the_published_ones_the_latest_first(client, signed_in):
    author = UserFactory()
    for state in ("draft", "submitted", "to_revise", "archived"):
        initiative_in(state, author=author, title="Cachée")
    first, last = (
        published_initiative(title="Première"),
        published_initiative(title="Dernière", themes=[theme("accueil")]),
    )
    response = client.get(URL)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert titles(response) == titles(signed_in(author).get(URL)) == ["Dernière", "Première"]
    entry = entries(response)[0]
    assert entry.find(f"{ATOM}link").get("href") == f"http://localhost:8000{last.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}id") == f"tag:essaim.example,2026:initiatives/{last.slug}"
    assert entry.find(f"{ATOM}category").get("term") == "Accueil"
    assert "stand au marché" in (entry.findtext(f"{ATOM}summary") or "")
    assert first.title


def test_it_takes_the_filters_of_the_list(client):
    published_initiative(title="Accueil", themes=[theme("accueil")])
    published_initiative(title="Arrêtée", outcome="arrete")
    assert titles(client.get(f"{URL}?theme=accueil")) == ["Accueil"]
    assert titles(client.get(f"{URL}?suite=arrete&theme=inconnu")) == ["Arrêtée"]


def test_it_stops_at_thirty(client, monkeypatch):
    monkeypatch.setattr("content.feed.LATEST", 2)
    for n in range(3):
        published_initiative(title=f"N° {n}")
    assert titles(client.get(URL)) == ["N° 2", "N° 1"]


def test_the_list_leads_to_it(client):
    draft_initiative()
    html = client.get("/initiatives/?suite=arrete").content.decode()
    assert '<link rel="alternate" type="application/atom+xml" title="Initiatives" href="/initiatives/flux/">' in html
    assert 'href="/initiatives/flux/?suite=arrete"' in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_does_not_grow_with_the_feed(client, django_assert_num_queries, rows):
    for _ in range(rows):
        published_initiative(themes=[theme("accueil")])
    client.get(URL)
    with django_assert_num_queries(4):
        client.get(URL)


def test_what_is_held_already_is_not_sent_again(client):
    row = published_initiative()
    etag = client.get(URL)["ETag"]
    assert client.get(URL, headers={"If-None-Match": etag}).status_code == 304
    turn_edition(row)
    changed = client.get(URL, headers={"If-None-Match": etag})
    assert changed.status_code == 200
    row.refresh_from_db()
    assert entries(changed)[0].findtext(f"{ATOM}updated")[:19] == f"{row.changed_at:%Y-%m-%dT%H:%M:%S}"


def test_no_text_breaks_it(client):
    row = published_initiative()
    Initiative.objects.filter(pk=row.pk).update(title="Un \x01titre\x0b", territory_name="\x1f")
    assert titles(client.get(URL)) == ["Un titre"]
