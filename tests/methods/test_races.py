"""Real parallel writers: one wins, nobody's text is lost."""

from collections.abc import Callable
from typing import Any

import pytest

from foundation.history.editorial import EditConflict, WrongState, decisions_on, versions_of
from methods import actions
from methods.models import MethodCard
from tests.support import parallel
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, draft_card, submitted_card

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """The results of the works run together, or the refusals they met."""
    return parallel.at_once(*works, refusals=(EditConflict, WrongState))


def refusals(results: list[Any]) -> int:
    return sum(isinstance(result, EditConflict | WrongState) for result in results)


def test_one_of_several_writers_saves_and_the_others_are_told():
    card = draft_card()
    author = card.authors.get()

    def write(n: int) -> Callable[[], Any]:
        mine = MethodCard.objects.get()
        return lambda: actions.edit_card(mine, actor=author, data=card_data(title=f"Texte {n}"), base=1)

    results = at_once(*(write(n) for n in range(WRITERS)))
    assert refusals(results) == WRITERS - 1
    latest = versions_of(card).first()
    assert (latest.number, latest.data["title"]) == (2, MethodCard.objects.get().title)


def test_two_editors_who_decide_at_once_take_one_decision():
    card = submitted_card()
    one, other = UserFactory(is_editor=True), UserFactory(is_editor=True)
    mine, theirs = MethodCard.objects.get(), MethodCard.objects.get()
    results = at_once(
        lambda: actions.publish_card(mine, actor=one),
        lambda: actions.ask_changes_on_card(theirs, actor=other, comment="À préciser."),
    )
    assert refusals(results) == 1
    assert decisions_on(card).count() == 2  # submitted, then one of the two


def test_cards_of_the_same_name_created_at_once_have_different_addresses():
    authors = [UserFactory() for _ in range(WRITERS)]
    at_once(*(lambda author=author: draft_card(author=author) for author in authors))
    assert MethodCard.objects.values("slug").distinct().count() == WRITERS
