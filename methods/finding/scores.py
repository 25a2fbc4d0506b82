"""What orders the cards: how well they answer the words, how comfortably they fit, how far they are from it.

    score = WORDS / (1 + rank / FADES) + comfort - distance

`rank` is the card's place among those that answer the words (0 first; nothing when it answers none), comfort is that of
its duration (1 when the usual course fits, less when it must be shortened or leaves much time), distance the sum of
`distances`. The constants were chosen before they were measured (tests/corpora/card_queries.csv), and kept.
"""

from collections.abc import Iterable, Mapping

from methods.finding.distances import DISTANCES, FAR, PURPOSES
from methods.finding.facts import Facts
from methods.finding.wish import Wish

WORDS, FADES = 2.0, 5.0
SHORTENED, LEAST_COMFORT = 0.8, 0.3
# What nearly fits may miss so many things; another purpose only when the words speak for the card.
MOST_MISSES = 2
SPEAKS = 10


def by_score(cards: Mapping[int, Facts], wish: Wish, ranks: Mapping[int, int]) -> list[int]:
    """The keys of cards that fit, best first; equal ones stay in the order given."""
    scores = {key: _score(facts, wish, ranks.get(key)) for key, facts in cards.items()}
    return sorted(cards, key=lambda key: -scores[key])


def nearest(cards: Mapping[int, Facts], wish: Wish, ranks: Mapping[int, int], limit: int) -> list[int]:
    """The keys of the cards that nearly fit, best first: what they miss can be arranged."""
    asked = [name for name in DISTANCES if getattr(wish, name)]
    found = {}
    for key, facts in cards.items():
        rank = ranks.get(key)
        distance = _distance(facts, wish, asked, speaks=rank is not None and rank < SPEAKS)
        if distance < FAR:
            found[key] = _score(facts, wish, rank) - distance
    return sorted(found, key=lambda key: -found[key])[:limit]


def _distance(facts: Facts, wish: Wish, asked: list[str], *, speaks: bool) -> float:
    """How far from all that is asked; most cards of a list are seen to be too far at the first thing asked."""
    total, misses = 0.0, 0
    for name in asked:
        distance = DISTANCES[name](facts, wish)
        if distance:
            misses += 1
            if distance == FAR or misses > MOST_MISSES or (name in PURPOSES and not speaks):
                return FAR
            total += distance
    return total


def _score(facts: Facts, wish: Wish, rank: int | None) -> float:
    words = 0.0 if rank is None else WORDS / (1 + rank / FADES)
    return words + (_comfort(facts, wish.minutes) if wish.minutes else 0.0)


def _comfort(facts: Facts, minutes: int) -> float:
    if minutes < facts.duration_typical:
        return SHORTENED
    return max(LEAST_COMFORT, min(1.0, facts.duration_max / minutes))


def ranks_of(keys: Iterable[int]) -> dict[int, int]:
    """The place of each key in a ranked list."""
    return {key: rank for rank, key in enumerate(keys)}
