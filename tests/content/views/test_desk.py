"""The desk of the editors, and my initiatives."""

import pytest

from content import actions
from foundation.history.enums import EditorialState
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import (
    draft_initiative,
    initiative_data,
    initiative_in,
    published_initiative,
    submitted_initiative,
)

pytestmark = pytest.mark.django_db
DESK, MINE = "/initiatives/a-relire/", "/initiatives/mes-initiatives/"


def titles(response) -> list[str]:
    return [row.title for row in response.context["page"]]


def test_the_desk_exists_for_editors_only(client, signed_in):
    assert client.get(DESK).status_code == 302
    assert signed_in(UserFactory()).get(DESK).status_code == 404
    assert "Rien à relire" in signed_in(UserFactory(is_editor=True)).get(DESK).content.decode()


def test_the_desk_holds_what_is_submitted_the_oldest_first(signed_in):
    submitted_initiative(title="Ancienne")
    online = published_initiative(title="En ligne")
    author = online.authors.get()
    actions.edit_initiative(online, actor=author, data=initiative_data(title="Suite"), base=1)
    actions.submit_initiative(online, actor=author)
    for state in (EditorialState.DRAFT, EditorialState.TO_REVISE, EditorialState.PUBLISHED):
        initiative_in(state)
    assert titles(signed_in(UserFactory(is_editor=True)).get(DESK)) == ["Ancienne", "En ligne"]


def test_my_initiatives_are_mine_in_every_state(signed_in):
    author = UserFactory()
    for state in EditorialState:
        initiative_in(state, author=author)
    draft_initiative(title="D’une autre")
    found = titles(signed_in(author).get(MINE))
    assert len(found) == len(EditorialState)
    assert "D’une autre" not in found


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [(DESK, 5), (MINE, 5)])
def test_the_cost_does_not_grow_with_the_list(signed_in, django_assert_num_queries, rows, url, queries):
    editor = UserFactory(is_editor=True)
    for _ in range(rows):
        submitted_initiative(author=editor)
    client = signed_in(editor)
    with django_assert_num_queries(queries):
        client.get(url)
