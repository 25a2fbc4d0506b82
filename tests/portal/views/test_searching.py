from typing import Any
from urllib.parse import quote

import pytest

from foundation.search import statistics
from methods.models import MethodCard
from tests.support.factories.content import draft_initiative, published_initiative
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db
HOSTILE = [
    "\x00",
    "a\x00b",
    "x" * 5000,
    "mot " * 1500,
    "\ud800",
    "%",
    "'\"\\",
    "* OR NEAR(",
    "<script>alert(1)</script>",
    "🦋",
]


def answer(client: Any, **query: str) -> str:
    response = client.get("/recherche", query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def shelf() -> MethodCard:
    published_initiative(title="Stationnement au marché", summary="Des places le samedi.")
    draft_initiative(title="Stationnement secret")
    card = published_card(title="Compter le stationnement")
    statistics.refresh()
    return card


def test_without_a_question_it_explains_itself(client: Any) -> None:
    assert "Décrivez votre problème comme vous le diriez à un collègue." in answer(client)


def test_every_kind_is_found_and_counted(client: Any, shelf: MethodCard) -> None:
    html = answer(client, q="stationnement")
    assert "au marché" in html
    assert shelf.get_absolute_url() in html
    assert "secret" not in html
    assert 'Tout <span class="soft">2</span>' in html


def test_one_kind_narrows_and_the_counts_stay(client: Any, shelf: MethodCard) -> None:
    html = answer(client, q="stationnement", type="methode")
    assert shelf.get_absolute_url() in html
    assert "au marché" not in html
    assert 'Tout <span class="soft">2</span>' in html


def test_an_unknown_kind_is_all_kinds(client: Any, shelf: MethodCard) -> None:
    assert "au marché" in answer(client, q="stationnement", type="inconnu")


def test_the_words_found_are_marked_and_texts_escaped(client: Any) -> None:
    published_initiative(title="Le <b>marché</b> & moi", summary="Un <script>marché</script>.")
    html = answer(client, q="marché")
    assert "<mark>marché</mark>" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "<script>" not in html.partition("<main")[2]


def test_a_typing_mistake_is_shown(client: Any, shelf: MethodCard) -> None:
    assert "voici ce que donne « stationnement »" in answer(client, q="stationnment")


def test_nothing_found_leads_somewhere(client: Any) -> None:
    html = answer(client, q="xylophone")
    assert "Rien ne répond à ces mots" in html
    assert 'href="/communaute/"' in html


def test_the_help_answers_too(client: Any) -> None:
    assert 'href="/aide/notifications/"' in answer(client, q="notifications")


def test_pages_follow_each_other(client: Any) -> None:
    for number in range(21):
        published_card(title=f"Guichet numéro {number}")
    first, second = answer(client, q="guichet"), answer(client, q="guichet", p="2")
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in second
    assert 'rel="prev"' in second


@pytest.mark.parametrize("page", ["0", "-1", "999", "1" + "0" * 30, "²", "deux", "", "1.5"])
def test_any_page_number_answers(client: Any, shelf: MethodCard, page: str) -> None:
    answer(client, q="stationnement", p=page)


@pytest.mark.parametrize("q", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("address", ["/recherche", "/recherche/suggestions"])
def test_any_question_answers(client: Any, shelf: MethodCard, address: str, q: str) -> None:
    raw = q.encode("utf-8", "surrogatepass")
    assert client.get(f"{address}?q={quote(raw)}").status_code == 200


def test_suggestions_are_titles_the_reader_may_see(client: Any, shelf: MethodCard) -> None:
    html = client.get("/recherche/suggestions", {"q": "statio"}).content.decode()
    assert '<option value="Compter le stationnement">' in html
    assert "secret" not in html


def test_no_letter_no_suggestion(client: Any, shelf: MethodCard) -> None:
    assert client.get("/recherche/suggestions", {"q": " "}).content.decode().strip() == ""
