"""Which entries are worth ranking: chosen by yes-or-no questions, so that every database chooses the same ones.

While few entries can match, all are taken. Beyond, from the most telling to the least: those that hold the rare words,
those that hold every word (in their title, anywhere, by a synonym), then fewer words; the newest first in each step.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

from foundation.search.engine import Index
from foundation.search.profiles import FIELDS, title_token
from foundation.search.questions import Asked, Question
from foundation.search.ranking import Candidate, Statistics

CAP = 150
ENOUGH = 50
COLUMNS = ("id", "kind", "object_id", "counts", *(f"{name}_length" for name in FIELDS), "sequence")

Clauses = list[set[str]]
Rows = dict[int, tuple[Any, ...]]


def find_candidates(question: Question, statistics: Statistics, index: Index) -> list[Candidate]:
    """At most CAP entries to rank, among those of the index (already limited to what the reader may see)."""
    rows = _gather(question, statistics, index, COLUMNS).values()
    return [
        Candidate(pk, kind, object_id, counts, lengths, sequence)
        for pk, kind, object_id, counts, *lengths, sequence in rows
    ]


def count_kinds(question: Question, statistics: Statistics, index: Index) -> Counter[str]:
    """How many candidates of each kind there are."""
    return Counter(kind for _, kind in _gather(question, statistics, index, ("id", "kind")).values())


def _gather(question: Question, statistics: Statistics, index: Index, columns: Sequence[str]) -> Rows:
    found: Rows = {}
    for clauses, is_exhaustive in _steps(question, statistics):
        for row in index.rows(clauses, columns, CAP):
            found.setdefault(row[0], row)
        if len(found) >= (CAP if is_exhaustive else ENOUGH):
            break
    return dict(islice(found.items(), CAP))


def _steps(question: Question, statistics: Statistics) -> Iterator[tuple[Clauses, bool]]:
    """The successive conditions; an exhaustive one leaves out no entry that holds its words."""
    asked = sorted(question.asked, key=lambda one: _expected(one, statistics))
    wide = [clause_of(one, statistics) for one in asked]
    expected = [_holding(clause, statistics) for clause in wide]
    if sum(expected) <= CAP or statistics.documents <= CAP:
        yield [set().union(*wide)], False
        return
    rare = [clause for clause, total in zip(wide, accumulate(expected), strict=True) if total <= CAP]
    if rare:
        yield [set().union(*rare)], True
    narrow = [set(broad_tokens(one.own_tokens())) for one in asked]
    titled = [set(map(title_token, clause)) for clause in narrow]
    yield titled, False
    yield narrow, False
    for size in range(len(wide), 1, -1):
        yield wide[:size], False
    yield [set().union(*titled)], False
    yield [set().union(*wide)], False


def clause_of(asked: Asked, statistics: Statistics) -> set[str]:
    """The tokens of which an entry must hold one to answer a word; of a phrase, those of its rarest part."""
    tokens: set[str] = set()
    for answer in asked.answers:
        rarest = min(answer.parts, key=lambda part: _holding(part, statistics))
        tokens.update(broad_tokens(rarest))
    if asked.prefix:
        tokens.add(f"{asked.prefix}*")
    return tokens


def broad_tokens(part: Iterable[str]) -> list[str]:
    """The stems of a part when it has some: they are held wherever its words are."""
    part = list(part)
    return [token for token in part if token.startswith("_")] or part


def _expected(asked: Asked, statistics: Statistics) -> int:
    """How many entries a word may bring, at most."""
    return _holding(clause_of(asked, statistics), statistics)


def _holding(tokens: Iterable[str], statistics: Statistics) -> int:
    return sum(statistics.holding.get(token, 0) for token in tokens)
