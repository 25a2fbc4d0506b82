"""Who hears of what, and what waits for whom in « Ma semaine »."""

import pytest

from foundation.history.editorial import decisions_on
from foundation.history.enums import EditorialState
from foundation.notifications.models import Event
from foundation.web.dashboard import items_for
from methods import actions
from methods.notifications import CARD_NEWS
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
    assert list(CARD_NEWS.submitted.recipients(card, None)) == [editor]
    assert CARD_NEWS.submitted.may_receive(editor, card)
    assert not CARD_NEWS.submitted.may_receive(UserFactory(), card)
    actions.publish_card(card, actor=editor)
    assert not CARD_NEWS.submitted.may_receive(editor, card)


def test_the_publication_is_told_to_the_authors():
    card = submitted_card()
    author = card.authors.get()
    assert list(CARD_NEWS.published.recipients(card, None)) == [author]
    assert CARD_NEWS.published.may_receive(author, card)
    assert not CARD_NEWS.published.may_receive(UserFactory(is_editor=True), card)
    assert card.title in CARD_NEWS.published.describe(card).title


def test_the_answer_of_the_editors_carries_its_reason_to_the_authors():
    card = card_in(EditorialState.TO_REVISE, author=UserFactory())
    decision, author = decisions_on(card).last(), card.authors.get()
    kind = CARD_NEWS.answered
    assert list(kind.recipients(decision, None)) == [author]
    assert kind.may_receive(author, decision)
    line = kind.describe(kind.targets_seen_by(author, [decision.pk])[decision.pk])
    assert (line.url, line.excerpt) == (card.get_absolute_url(), decision.comment)
    assert card.title in line.title


def test_editors_find_the_cards_to_review_in_their_week():
    submitted_card()
    assert "Fiche méthode à relire" in waiting(UserFactory(is_editor=True))
    assert waiting(UserFactory()) == []


def test_authors_find_the_cards_to_revise_in_their_week():
    author = UserFactory()
    card_in(EditorialState.TO_REVISE, author=author)
    draft_card(author=author)
    assert waiting(author) == ["Des modifications sont demandées"]
