"""Which entries are worth ranking: those that speak most of what is asked, by yes-or-no questions and whole numbers, so
that every database chooses the same ones.

While few entries can match, all are taken. Beyond, each way to answer a word is a piece of evidence, worth what the
ranking would give it: an entry that speaks much of a word (`profiles.LEVELS`) weighs more than one that mentions it.
The pieces worth most are asked first, until the entries they would bring are as many as may be read; the heaviest
entries are taken, the newest first among equals.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from foundation.search.engine import Index, Weighed
from foundation.search.fields import FIELDS, WEIGHTS
from foundation.search.profiles import is_label, is_stem, level_token
from foundation.search.questions import Answer, Asked, Question
from foundation.search.ranking import PREFIX_WEIGHT, Candidate, Statistics, saturated

CAP = 200
# How many entries the evidence may bring, counted once for each piece; how many pieces.
READ, PIECES = 6_000, 200
# Among how many of the heaviest entries those the reader may see are first looked for.
POOL = 3 * CAP
# The usual frequency of a word at each level; it is one for a word that is only mentioned.
USUAL = (4.0, 10.0)
# Worths that differ by less than this factor are asked together.
STEP = 1.2
# Weights are whole numbers: this many for a worth of one.
SCALE = 10
KEYWORDS = FIELDS.index("keywords")
COLUMNS = ("id", "kind", "object_id", "counts", *(f"{name}_length" for name in FIELDS), "sequence")

Rows = Sequence[tuple[Any, ...]]


class Evidence(NamedTuple):
    """Tokens that answer a word alike: what holding one of them is worth, and what it weighs beside a mere mention."""

    worth: float
    weight: int
    tokens: set[str]


def find_candidates(question: Question, statistics: Statistics, index: Index) -> list[Candidate]:
    """At most CAP entries to rank, among those of the index (already limited to what the reader may see)."""
    rows = _gather(question, statistics, index, COLUMNS)
    return [
        Candidate(pk, kind, object_id, counts, lengths, sequence)
        for pk, kind, object_id, counts, *lengths, sequence in rows
    ]


def count_kinds(question: Question, statistics: Statistics, index: Index) -> Counter[str]:
    """How many candidates of each kind there are."""
    return Counter(kind for _, kind in _gather(question, statistics, index, ("id", "kind")))


def _gather(question: Question, statistics: Statistics, index: Index, columns: Sequence[str]) -> Rows:
    if not question.asked:
        return []
    wide = [clause_of(one, statistics) for one in question.asked]
    if statistics.documents <= CAP or sum(_holding(clause, statistics) for clause in wide) <= CAP:
        return index.rows([set().union(*wide)], columns, CAP)
    evidence = _evidence(question, statistics)
    found = index.heaviest(_told(_within_reach(evidence, statistics)), columns, CAP, POOL)
    return found if len(found) == CAP else index.heaviest(_told(evidence), columns, CAP)


def _told(evidence: Iterable[Evidence]) -> list[Weighed]:
    return [Weighed(weight, tokens) for _, weight, tokens in evidence]


def _within_reach(evidence: Iterable[Evidence], statistics: Statistics) -> Iterator[Evidence]:
    """The pieces of evidence, those worth most first, that bring no more entries than may be read."""
    read = 0
    for piece in evidence:
        # What begins like a word is held at least as often as the word itself.
        holding = _holding([token.removesuffix("*") for token in piece.tokens], statistics)
        if not read or read + holding <= READ:
            read += holding
            yield piece


def _evidence(question: Question, statistics: Statistics) -> list[Evidence]:
    """Every piece of evidence, those worth most first."""
    pieces = [
        piece
        for asked in question.asked
        for worth, tokens in _worths(asked, statistics)
        for piece in _pieces(worth, tokens, statistics)
    ]
    return sorted(pieces, key=lambda piece: -piece.worth)[:PIECES]


def _pieces(worth: float, tokens: set[str], statistics: Statistics) -> Iterator[Evidence]:
    """What tokens tell by being mentioned, then by what entries speak of; levels that no entry reaches left out."""
    yield Evidence(worth, round(SCALE * worth), tokens)
    for level, usual in enumerate(USUAL, 1):
        spoken = {level_token(token, level) for token in tokens if is_stem(token)}
        if spoken := spoken & statistics.holding.keys():
            whole = worth * saturated(usual)
            yield Evidence(whole, round(SCALE * (whole - worth)), spoken)


def _worths(asked: Asked, statistics: Statistics) -> Iterator[tuple[float, set[str]]]:
    """The tokens that answer a word, together when an answer by one or the other is worth about the same."""
    best: dict[str, float] = {}
    for answer in asked.answers:
        worth = answer.weight * statistics.rarity_of(answer)
        for token in _rarest_part(answer, statistics):
            usual = worth * saturated(WEIGHTS[KEYWORDS]) if is_label(token) else worth
            best[token] = max(usual, best.get(token, 0.0))
    if asked.prefix:
        best[f"{asked.prefix}*"] = PREFIX_WEIGHT * statistics.rarity(asked.prefix)
    alike: dict[int, set[str]] = {}
    for token, worth in best.items():
        alike.setdefault(round(math.log(worth, STEP)), set()).add(token)
    return ((STEP**power, tokens) for power, tokens in alike.items())


def clause_of(asked: Asked, statistics: Statistics) -> set[str]:
    """The tokens of which an entry must hold one to answer a word; of a phrase, those of its rarest part."""
    tokens = {token for answer in asked.answers for token in _rarest_part(answer, statistics)}
    return tokens | {f"{asked.prefix}*"} if asked.prefix else tokens


def _rarest_part(answer: Answer, statistics: Statistics) -> list[str]:
    """The tokens of the rarest part of an answer: its stems when it has some, held wherever its words are."""
    rarest = min(answer.parts, key=lambda part: _holding(part, statistics))
    return [token for token in rarest if is_stem(token)] or list(rarest)


def _holding(tokens: Iterable[str], statistics: Statistics) -> int:
    return sum(statistics.holding.get(token, 0) for token in tokens)
