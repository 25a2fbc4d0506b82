"""What the sheets of other rooms show of the community."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community.enums import SpaceKind
from tests.support.factories.community import open_space, topic_in
from tests.support.factories.methods import draft_card, published_card

pytestmark = pytest.mark.django_db


def address(card: Any, kind: str = "methode") -> str:
    return reverse("community:for-object", args=[kind, card.slug])


def test_the_threads_about_a_card(client: Client) -> None:
    card, space = published_card(), open_space()
    topic = topic_in(space, links=[card])
    topic_in(open_space(SpaceKind.PRIVATE), title="Un fil de cohorte", links=[card])
    whole = client.get(address(card)).content.decode()
    part = client.get(address(card), headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole
    assert "<html" not in part
    for text in (whole, part):
        assert topic.title in text
        assert "Un fil de cohorte" not in text
        assert f"/communaute/ouvrir-un-fil/?lien=methode:{card.slug}" in text


def test_nothing_said_yet_invites_to_ask(client: Client) -> None:
    assert "Personne n’en a encore parlé" in client.get(address(published_card())).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_fragment(client: Client, rows: int, django_assert_num_queries: Any) -> None:
    card, space = published_card(), open_space()
    for _ in range(rows):
        topic_in(space, links=[card])
    with django_assert_num_queries(3):
        client.get(address(card), headers={"HX-Request": "true"})


def test_the_fragment_shows_the_latest_and_leads_to_all(client: Client) -> None:
    card, space = published_card(), open_space()
    for _ in range(6):
        topic_in(space, links=[card])
    assert "Voir tous les fils" in client.get(address(card), headers={"HX-Request": "true"}).content.decode()


def test_an_unknown_or_unpublished_object_is_absent(client: Client) -> None:
    card = draft_card()
    assert client.get(address(card)).status_code == 404
    assert client.get(address(published_card(), kind="fil")).status_code == 404
    assert client.get(address(published_card(), kind="inconnu")).status_code == 404
