"""Which cards come first, and which ones nearly answer."""

from dataclasses import replace

import pytest

from methods.finding import Wish
from methods.finding.facts import Facts
from methods.finding.scores import by_score, nearest

CARD = Facts("design", "ideation", "debutant", "sur-place", 40, 60, 90, 4, 12, frozenset())
ALL = 10


def near(facts: Facts, ranks: dict[int, int] | None = None, **asked) -> bool:
    return nearest({1: facts}, Wish(**asked), ranks or {}, ALL) == [1]


def test_the_words_come_first_then_the_comfort_of_the_duration():
    cards = {1: CARD, 2: replace(CARD, duration_max=10, duration_typical=10), 3: CARD}
    wish = Wish(minutes=60)
    assert by_score(cards, wish, {}) == [1, 3, 2]
    assert by_score(cards, wish, {2: 0}) == [2, 1, 3]


@pytest.mark.parametrize(
    ("asked", "is_near"),
    [
        ({"minutes": 30}, True),
        ({"minutes": 20}, False),
        ({"personnes": 14}, True),
        ({"personnes": 48}, True),
        ({"personnes": 49}, False),
        ({"personnes": 3}, True),
        ({"personnes": 2}, False),
        ({"lieu": ["a-distance"]}, False),
        ({"niveau": ["intermediaire"]}, True),
        ({"niveau": ["confirme"]}, False),
        ({"minutes": 30, "personnes": 14}, True),
        ({"minutes": 30, "personnes": 14, "niveau": ["intermediaire"]}, False),
    ],
)
def test_what_can_be_arranged_is_near(asked, is_near):
    assert near(CARD, **asked) is is_near


def test_groups_must_be_large_enough_for_the_card():
    assert near(replace(CARD, group_min=7), personnes=14)
    assert not near(replace(CARD, group_min=8), personnes=14)


def test_one_thing_lacking_can_be_replaced_two_cannot():
    card = replace(CARD, needs=frozenset(["micro", "gommettes"]))
    assert near(card, sans=["micro"])
    assert not near(card, sans=["micro", "gommettes"])
    assert near(card, avec=["papier"])
    assert not near(replace(card, needs=card.needs | {"papillons"}), avec=["papier"])


def test_another_purpose_is_near_only_when_the_words_speak_for_the_card():
    assert not near(CARD, moment=["test"])
    assert near(CARD, {1: 3}, moment=["test"])
    assert not near(CARD, {1: 30}, moment=["test"])


def test_the_nearest_come_first_and_no_more_than_asked():
    cards = {1: replace(CARD, group_max=5), 2: CARD, 3: replace(CARD, group_max=8)}
    assert nearest(cards, Wish(personnes=14), {}, 2) == [2, 3]
