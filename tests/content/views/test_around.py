"""The small pages that rooms below show in theirs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from content.models import Initiative
from territories.queries import active_collectivites, held_in, scope_at
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative
from tests.support.factories.methods import draft_card, published_card
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    return [row.title for row in response.context["rows"]]


def for_card(card) -> str:
    return reverse("content:for-card", args=[card.slug])


def test_a_card_shows_the_published_initiatives_that_used_it(client, signed_in):
    card, author = published_card(), UserFactory()
    used = [{"name": "marche", "card": card.slug}]
    for make in (draft_initiative, archived_initiative):
        make(author=author, methods=used, title="Cachée")
    published_initiative(methods=used, title="En ligne")
    published_initiative(title="Sans elle")
    assert titles(client.get(for_card(card))) == titles(signed_in(author).get(for_card(card))) == ["En ligne"]


def test_what_used_a_card_that_may_not_be_seen_is_not_said(client):
    assert client.get(for_card(draft_card())).status_code == 404


def test_a_territory_shows_and_counts_its_published_initiatives(client, signed_in):
    body, author = CollectiviteFactory(), UserFactory()
    for make in (draft_initiative, archived_initiative):
        make(author=author, territory=body.pk, title="Cachée")
    published_initiative(title="Ailleurs")
    assert body not in active_collectivites(AnonymousUser())
    published_initiative(territory=body.pk, title="En ligne")
    assert body in active_collectivites(AnonymousUser())
    for reader, user in ((client, AnonymousUser()), (signed_in(author), author)):
        scope = scope_at(user, body.kind, body.key)
        held = next(held for held in held_in(scope) if held.count)
        assert held.count == 1
        assert titles(reader.get(reverse("content:for-territory", args=scope.address))) == ["En ligne"]


def test_in_place_it_is_a_fragment_of_five(client):
    card = published_card()
    for n in range(6):
        published_initiative(methods=[{"name": "marche", "card": card.slug}], title=f"N° {n}")
    response = client.get(for_card(card), headers={"HX-Request": "true"})
    html = response.content.decode()
    assert len(titles(response)) == 5
    assert "<html" not in html
    assert f'href="{for_card(card)}"' in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_does_not_grow_with_the_list(client, django_assert_num_queries, rows):
    card = published_card()
    for _ in range(rows):
        published_initiative(methods=[{"name": "marche", "card": card.slug}])
    assert Initiative.objects.count() == rows
    with django_assert_num_queries(2):
        client.get(for_card(card))
