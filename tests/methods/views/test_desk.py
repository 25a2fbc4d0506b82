"""The desk of the editors, and my cards."""

import pytest

from foundation.history.enums import EditorialState
from methods import actions
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, card_in, draft_card, published_card, submitted_card

pytestmark = pytest.mark.django_db
DESK, MINE = "/methodes/a-relire/", "/methodes/mes-fiches/"


def titles(response) -> list[str]:
    return [card.title for card in response.context["page"]]


def test_the_desk_exists_for_editors_only(client, signed_in):
    assert client.get(DESK).status_code == 302
    assert signed_in(UserFactory()).get(DESK).status_code == 404
    assert signed_in(UserFactory(is_editor=True)).get(DESK).status_code == 200


def test_the_desk_holds_what_is_submitted_the_oldest_first(signed_in):
    submitted_card(title="Ancienne")
    online = published_card(title="En ligne")
    author = online.authors.get()
    actions.edit_card(online, actor=author, data=card_data(title="En ligne"), base=1)
    actions.submit_card(online, actor=author)
    for state in (EditorialState.DRAFT, EditorialState.TO_REVISE, EditorialState.PUBLISHED):
        card_in(state, author=UserFactory())
    assert titles(signed_in(UserFactory(is_editor=True)).get(DESK)) == ["Ancienne", "En ligne"]


def test_an_empty_desk_says_so(signed_in):
    assert "Rien à relire" in signed_in(UserFactory(is_editor=True)).get(DESK).content.decode()


def test_my_cards_are_mine_in_every_state(signed_in):
    author = UserFactory()
    for state in EditorialState:
        card_in(state, author=author)
    draft_card(title="D’une autre")
    page = signed_in(author).get(MINE)
    assert len(titles(page)) == len(EditorialState)
    assert "D’une autre" not in titles(page)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [(DESK, 5), (MINE, 4)])
def test_the_cost_does_not_grow_with_the_list(signed_in, django_assert_num_queries, rows, url, queries):
    editor = UserFactory(is_editor=True)
    for _ in range(rows):
        submitted_card(author=editor)
    client = signed_in(editor)
    with django_assert_num_queries(queries):
        client.get(url)
