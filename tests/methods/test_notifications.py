"""Who hears of what, and what waits for whom in « Ma semaine »."""

import pytest

from foundation.history.enums import EditorialState
from foundation.notifications.models import Event
from foundation.web.dashboard import items_for
from methods import actions
from methods.notifications import CARD_ANSWERED, CARD_PUBLISHED, CARD_SUBMITTED
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_in, draft_card, published_card, submitted_card

pytestmark = pytest.mark.django_db


def waiting(user) -> list[str]:
    return [item.detail for item in items_for(user)["waiting"]]


def test_each_step_is_announced_once():
    published_card()
    assert list(Event.objects.values_list("kind", flat=True)) == ["methods.submitted", "methods.published"]


def test_a_card_to_review_is_for_editors_while_it_waits():
    card, editor = submitted_card(), UserFactory(is_editor=True)
    assert list(CARD_SUBMITTED.recipients(card, None)) == [editor]
    assert CARD_SUBMITTED.may_receive(editor, card)
    assert not CARD_SUBMITTED.may_receive(UserFactory(), card)
    actions.publish_card(card, actor=editor)
    assert not CARD_SUBMITTED.may_receive(editor, card)


@pytest.mark.parametrize("kind", [CARD_ANSWERED, CARD_PUBLISHED])
def test_the_answer_is_for_the_authors(kind):
    card = submitted_card()
    author = card.authors.get()
    assert list(kind.recipients(card, None)) == [author]
    assert kind.may_receive(author, card)
    assert not kind.may_receive(UserFactory(is_editor=True), card)
    assert card.title in kind.describe(card).title


def test_editors_find_the_cards_to_review_in_their_week():
    submitted_card()
    assert "Fiche méthode à relire" in waiting(UserFactory(is_editor=True))
    assert waiting(UserFactory()) == []


def test_authors_find_the_cards_to_revise_in_their_week():
    author = UserFactory()
    card_in(EditorialState.TO_REVISE, author=author)
    draft_card(author=author)
    assert waiting(author) == ["Des modifications sont demandées"]
