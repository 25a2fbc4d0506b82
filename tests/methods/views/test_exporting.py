"""Cards taken away: one file, or the archive of a list."""

import io
import zipfile

import pytest
from django.core.cache import cache

from foundation.exchange import outgoing
from methods import actions
from methods.exchange.reading import read_card
from methods.views import exporting
from tests.foundation.files.uploads import HONEST, upload
from tests.support.factories.methods import archived_card, card_data, draft_card, published_card

pytestmark = pytest.mark.django_db
URL = "/methodes/exporter.zip"


def names(answer):
    content = b"".join(answer.streaming_content)
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_a_card_is_taken_away_as_its_page_shows_it(client):
    card = published_card()
    answer = client.get(f"/methodes/{card.slug}/fiche.md")
    assert (answer["Content-Type"], f"{card.slug}.md" in answer["Content-Disposition"]) == (
        "text/markdown; charset=utf-8",
        True,
    )
    assert read_card(f"{card.slug}.md", answer.content).data == card_data()
    assert f"/methodes/{card.slug}/fiche.md" in client.get(card.get_absolute_url()).content.decode()


def test_a_draft_is_taken_away_by_who_sees_it(client, signed_in, agent):
    card = draft_card(author=agent)
    assert client.get(f"/methodes/{card.slug}/fiche.md").status_code == 404
    assert signed_in(agent).get(f"/methodes/{card.slug}/fiche.md").status_code == 200


def test_the_archive_holds_the_published_cards_that_answer(client, signed_in, agent):
    published_card(title="Courte", family="data")
    published_card(title="Longue", family="design")
    draft_card(title="Cachée", author=agent)
    archived_card(title="Ancienne")
    assert names(signed_in(agent).get(URL)) == ["courte.md", "longue.md"]
    assert names(client.get(URL, {"famille": "data"})) == ["courte.md"]
    assert names(client.get(URL, {"fiche": ["longue", "cachee", "ancienne", "absente"]})) == ["longue.md"]


def test_the_list_offers_what_it_shows(client):
    published_card(family="data")
    assert "exporter.zip?famille=data" in client.get("/methodes/", {"famille": "data"}).content.decode()


def test_the_same_cards_make_the_same_archive(client):
    published_card()
    first, second = (b"".join(client.get(URL).streaming_content) for _ in range(2))
    assert first == second


def test_canvases_leave_with_their_card_unless_they_weigh_too_much(client, monkeypatch):
    card = published_card()
    content = next(content for name, content in HONEST.items() if name.endswith(".pdf"))
    files = {"pdf": upload("grille.pdf", content)}
    actions.add_canvas(card, actor=card.authors.get(), title="Grille", purpose="", files=files)
    whole = [f"{card.slug}.md", f"supports/{card.slug}/grille.pdf"]
    assert names(client.get(f"/methodes/{card.slug}/fiche.zip")) == names(client.get(URL)) == whole
    assert f"/methodes/{card.slug}/fiche.zip" in client.get(card.get_absolute_url()).content.decode()
    monkeypatch.setattr(exporting, "MOST_CANVASES_WEIGH", 3)
    assert names(client.get(URL)) == [f"{card.slug}.md", "README.md"]


def test_exports_are_counted_by_the_hour(client, monkeypatch):
    monkeypatch.setattr(outgoing, "VISITORS_AN_HOUR", 1)
    cache.clear()
    assert [client.get(URL).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("count", [1, 3])
def test_an_archive_costs_the_same_at_any_length(client, django_assert_num_queries, count):
    for number in range(count):
        published_card(title=f"Carte {number}")
    client.get(URL)  # the index of the list is kept
    with django_assert_num_queries(6):
        names(client.get(URL))
