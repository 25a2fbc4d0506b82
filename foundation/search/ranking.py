"""The one ranking, in Python, so that every database gives the same order.

BM25F over fields, where each word of the question takes its best answer in the document; then the share of the
question that is answered (coordination), and bonuses for words side by side and for the title.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from foundation.search.profiles import DIGITS, load, numbers_of_prefix
from foundation.search.questions import Answer, Asked, Question

# By field: title, keywords, places, body (`profiles.FIELDS`).
WEIGHTS = (2.5, 3.0, 3.0, 1.0)
LENGTH_EFFECT = (0.3, 0.4, 0.2, 0.6)
USUAL_LENGTHS = (9.0, 20.0, 5.0, 150.0)
# High: a word that comes back again and again is what a document is about; among thousands, once is chance.
SATURATION = 20.0
PREFIX_WEIGHT = 0.4
OTHERS = 0.2
COORDINATION = 0.5
SIDE_BY_SIDE = 0.25
TITLE_SHARE = 0.3
LEAST_IMPORTANCE = 0.1
NUMBER = {digit: number for number, digit in enumerate(DIGITS)}

Factors = tuple[float, float, float, float]


@dataclass(frozen=True)
class Statistics:
    """What the whole index says of words: how many documents, how many hold each token, usual lengths."""

    documents: int = 0
    holding: Mapping[str, int] = field(default_factory=dict)
    lengths: Sequence[float] = USUAL_LENGTHS

    def rarity(self, token: str) -> float:
        """Inverse document frequency, never negative."""
        return self.rarity_of(self.holding.get(token, 1))

    def rarity_of(self, holding: int) -> float:
        """The same of something that so many documents hold."""
        holding = min(holding, self.documents)
        return math.log(1 + (self.documents - holding + 0.5) / (holding + 0.5))


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
    parts: tuple[tuple[str, ...], ...]


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
        factors = self._factors(candidate.lengths)
        present, titled = self._present(candidate.counts, factors)
        scores = self._with_prefix(self._word_scores(present), candidate, factors)
        total = sum(scores) * self._coverage(scores) ** COORDINATION
        bonus = 1 + self._side_by_side(candidate.sequence) + TITLE_SHARE * self._titled(titled)
        return Ranked(candidate.pk, round(total * bonus, 6), tuple(score > 0 for score in scores))

    def _importance(self, asked: Asked) -> float:
        """How much a word weighs in the question: its rarity, or that of its best answer when nobody writes it."""
        if any(token in self.statistics.holding for token in asked.own_tokens()):
            return max(min(self.rarities[token] for token in asked.own_tokens()), LEAST_IMPORTANCE)
        others = [self._rarity(answer) * answer.weight for answer in asked.others()]
        return max(others, default=self.rarities[asked.word.exact])

    def _rarity(self, answer: Answer) -> float:
        """A phrase is as rare as its rarest part; a part as common as its commonest form."""
        return max(min(self.rarities[token] for token in part) for part in answer.parts)

    def _uses(self) -> dict[str, list[Use]]:
        """For each token, the answers it takes part in."""
        uses: dict[str, list[Use]] = {}
        for place, asked in enumerate(self.asked):
            for answer in asked.answers:
                use = Use(place, answer.weight * self._rarity(answer), answer.parts)
                for token in answer.tokens():
                    uses.setdefault(token, []).append(use)
        return uses

    def _present(self, counts: str, factors: Factors) -> tuple[dict[str, float], set[str]]:
        """The tokens of the question that a document holds, with their weighted frequency; those of its title."""
        present: dict[str, float] = {}
        titled: set[str] = set()
        for numbers, tokens in load(counts):
            if shared := self.wanted.intersection(tokens):
                present.update(dict.fromkeys(shared, _weighted(numbers, factors)))
                if numbers[0] != "0":
                    titled |= shared
        return present, titled

    def _word_scores(self, present: Mapping[str, float]) -> list[float]:
        found: list[dict[Use, float]] = [{} for _ in self.asked]
        for token in present:
            for use in self.uses[token]:
                values = found[use.place]
                if use not in values:
                    values[use] = use.value * _saturated(_frequency(use.parts, present))
        return [_best(values.values()) for values in found]

    def _with_prefix(self, scores: list[float], candidate: Candidate, factors: Factors) -> list[float]:
        """Give an unfinished last word what it is worth in a document that holds none of its answers."""
        last = self.asked[-1]
        if scores[-1] or not last.prefix or not (numbers := numbers_of_prefix(candidate.counts, last.prefix)):
            return scores
        worth = PREFIX_WEIGHT * self.rarities[last.word.exact] * _saturated(_weighted(numbers, factors))
        return [*scores[:-1], worth]

    def _factors(self, lengths: Sequence[int]) -> Factors:
        """What one occurrence is worth in each field of this document: less when the field is long."""
        title, keywords, places, body = (
            weight / (1 - effect + effect * length / mean)
            for weight, effect, length, mean in zip(
                WEIGHTS, LENGTH_EFFECT, lengths, self.statistics.lengths, strict=True
            )
        )
        return title, keywords, places, body

    def _coverage(self, scores: Sequence[float]) -> float:
        """The share of the question that is answered, each word by its importance."""
        held = sum(min(score, importance) for score, importance in zip(scores, self.importances, strict=True))
        return held / self.whole

    def _side_by_side(self, sequence: str) -> float:
        beside = sum(pair in sequence for pair in self.pairs)
        return SIDE_BY_SIDE * beside / len(self.pairs) if beside else 0.0

    def _titled(self, titled: set[str]) -> float:
        """The share of the question that stands in the title."""
        if not titled:
            return 0.0
        pairs = zip(self.asked, self.importances, strict=True)
        return sum(importance for asked, importance in pairs if not titled.isdisjoint(asked.own_tokens())) / self.whole


def _weighted(numbers: str, factors: Factors) -> float:
    title, keywords, places, body = map(NUMBER.__getitem__, numbers)
    return factors[0] * title + factors[1] * keywords + factors[2] * places + factors[3] * body


def _frequency(parts: tuple[tuple[str, ...], ...], present: Mapping[str, float]) -> float:
    """How often a document gives an answer: a phrase counts as its least present part."""
    lowest = math.inf
    for part in parts:
        highest = 0.0
        for token in part:
            if token in present and present[token] > highest:
                highest = present[token]
        if highest < lowest:
            lowest = highest
    return lowest


def _saturated(frequency: float) -> float:
    return frequency * (SATURATION + 1) / (frequency + SATURATION)


def _best(values: Collection[float]) -> float:
    """The best answer, and a little of the others; summed exactly, so that their order does not matter."""
    if not values:
        return 0.0
    best = max(values)
    return best + OTHERS * (math.fsum(values) - best)
