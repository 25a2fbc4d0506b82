"""The one ranking, in Python, so that every database gives the same order.

BM25F over fields, where each word of the question takes its best answer in the document and a part of the others; then
the share of the question that is answered (coordination), and a bonus for words side by side.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from foundation.search.fields import Factors, factors_of, frequencies
from foundation.search.profiles import load, numbers_of_prefix
from foundation.search.questions import Answer, Asked, Question

# High: a word that comes back again and again is what a document is about; among thousands, once is chance.
SATURATION = 20.0
PREFIX_WEIGHT = 0.4
OTHERS = 0.4
COORDINATION = 0.5
SIDE_BY_SIDE = 0.5
LEAST_IMPORTANCE = 0.1
IN_TEXT, ANYWHERE = 0, 1

# By token, how much a document speaks of it: in its text, and with the names of its places.
Present = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Statistics:
    """What the whole index says of words: how many documents, how many hold each token."""

    documents: int = 0
    holding: Mapping[str, int] = field(default_factory=dict)

    def rarity(self, token: str) -> float:
        """Inverse document frequency, never negative."""
        holding = min(self.holding.get(token, 1), self.documents)
        return math.log(1 + (self.documents - holding + 0.5) / (holding + 0.5))

    def rarity_of(self, answer: Answer) -> float:
        """A phrase is as rare as its rarest part; a part as common as its commonest form."""
        return max(min(map(self.rarity, part)) for part in answer.parts)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry to rank: its key, its object, its counted words as they are stored."""

    pk: int
    kind: str
    object_id: int
    counts: str
    lengths: Sequence[int]
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with its score and which words of the question it answers."""

    pk: int
    score: float
    answered: tuple[bool, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """An answer to the word at a place of the question, and its value."""

    place: int
    value: float
    answer: Answer


class Ranking:
    """Scores documents for one question."""

    def __init__(self, question: Question, statistics: Statistics) -> None:
        self.asked = question.asked
        self.statistics = statistics
        self.rarities = {token: statistics.rarity(token) for token in question.tokens()}
        self.importances = [self._importance(asked) for asked in self.asked]
        self.whole = sum(self.importances) or 1.0
        self.uses = self._uses()
        self.wanted = set(self.uses)
        self.pairs = [f" {one.word.stems[0]} {two.word.stems[0]} " for one, two in pairwise(self.asked)]

    def rank(self, candidates: Iterable[Candidate]) -> list[Ranked]:
        """The candidates that answer something, best first; equals by descending key."""
        scored = map(self.score, candidates)
        return sorted((one for one in scored if one.score > 0), key=lambda one: (-one.score, -one.pk))

    def score(self, candidate: Candidate) -> Ranked:
        """The score of one document."""
        factors = factors_of(candidate.lengths)
        scores = self._word_scores(self._present(candidate.counts, factors))
        scores = self._with_prefix(scores, candidate, factors)
        total = sum(scores) * self._coverage(scores) ** COORDINATION * (1 + self._side_by_side(candidate.sequence))
        return Ranked(candidate.pk, round(total, 6), tuple(score > 0 for score in scores))

    def _importance(self, asked: Asked) -> float:
        """How much a word weighs in the question: its rarity, or that of its best answer when nobody writes it."""
        if any(token in self.statistics.holding for token in asked.own_tokens()):
            return max(min(self.rarities[token] for token in asked.own_tokens()), LEAST_IMPORTANCE)
        others = [self.statistics.rarity_of(answer) * answer.weight for answer in asked.others()]
        return max(others, default=self.rarities[asked.word.exact])

    def _uses(self) -> dict[str, list[Use]]:
        """For each token, the answers it takes part in."""
        uses: dict[str, list[Use]] = {}
        for place, asked in enumerate(self.asked):
            for answer in asked.answers:
                use = Use(place, answer.weight * self.statistics.rarity_of(answer), answer)
                for token in answer.tokens():
                    uses.setdefault(token, []).append(use)
        return uses

    def _present(self, counts: str, factors: Factors) -> Present:
        """The tokens of the question that a document holds, with their frequencies."""
        present: Present = {}
        for numbers, tokens in load(counts):
            if shared := self.wanted.intersection(tokens):
                present.update(dict.fromkeys(shared, frequencies(numbers, factors)))
        return present

    def _word_scores(self, present: Present) -> list[float]:
        found: list[dict[Use, float]] = [{} for _ in self.asked]
        for token in present:
            for use in self.uses[token]:
                values = found[use.place]
                if use not in values:
                    values[use] = use.value * saturated(_frequency(use.answer, present))
        return [_best(values.values()) for values in found]

    def _with_prefix(self, scores: list[float], candidate: Candidate, factors: Factors) -> list[float]:
        """Give an unfinished last word what it is worth in a document that holds none of its answers."""
        last = self.asked[-1]
        if scores[-1] or not last.prefix or not (numbers := numbers_of_prefix(candidate.counts, last.prefix)):
            return scores
        worth = PREFIX_WEIGHT * self.rarities[last.word.exact] * saturated(frequencies(numbers, factors)[ANYWHERE])
        return [*scores[:-1], worth]

    def _coverage(self, scores: Sequence[float]) -> float:
        """The share of the question that is answered, each word by its importance."""
        held = sum(min(score, importance) for score, importance in zip(scores, self.importances, strict=True))
        return held / self.whole

    def _side_by_side(self, sequence: str) -> float:
        beside = sum(pair in sequence for pair in self.pairs)
        return SIDE_BY_SIDE * beside / len(self.pairs) if beside else 0.0


def saturated(frequency: float) -> float:
    """What coming back so often is worth: 1 for once, then less and less each time."""
    return frequency * (SATURATION + 1) / (frequency + SATURATION)


def _frequency(answer: Answer, present: Present) -> float:
    """How much a document speaks of an answer: a phrase counts as its least present part."""
    reach = ANYWHERE if answer.may_name_places else IN_TEXT
    lowest = math.inf
    for part in answer.parts:
        highest = 0.0
        for token in part:
            if token in present and present[token][reach] > highest:
                highest = present[token][reach]
        if highest < lowest:
            lowest = highest
    return lowest


def _best(values: Collection[float]) -> float:
    """The best answer, and a part of the others; summed exactly, so that their order does not matter."""
    if not values:
        return 0.0
    best = max(values)
    return best + OTHERS * (math.fsum(values) - best)
