"""Which entries are worth ranking: those that hold the words that tell most, by yes-or-no questions and whole numbers,
so that every database chooses the same ones.

While few entries can match, all are taken. Beyond, each entry is weighed by the words of the question it holds, a rare
word more than a common one, more when it is in the title or is what the entry is about; the heaviest are taken, the
newest first among equals.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from foundation.search.engine import Index, Weighed
from foundation.search.profiles import FIELDS, subject_token, title_token
from foundation.search.questions import Asked, Question
from foundation.search.ranking import Candidate, Statistics

CAP = 200
# A word held by more entries than this tells too little to be weighed, when others tell more.
COMMON = 20_000
COLUMNS = ("id", "kind", "object_id", "counts", *(f"{name}_length" for name in FIELDS), "sequence")
# What a word is worth in an entry: by any answer, by itself, in the title, as what the entry is about.
ANY, OWN, TITLE, SUBJECT = 60, 20, 30, 120

Rows = Iterable[tuple[Any, ...]]


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
    return index.heaviest(_weighed(question, wide, statistics), columns, CAP)


def _weighed(question: Question, wide: Sequence[set[str]], statistics: Statistics) -> list[Weighed]:
    """What each word of the question is worth, the words that too many entries hold left out."""
    told = [_holding(clause, statistics) for clause in wide]
    most = max(COMMON, min(told))
    found: list[Weighed] = []
    for asked, clause, holding in zip(question.asked, wide, told, strict=True):
        if holding <= most:
            own = set(broad_tokens(asked.own_tokens()))
            rarity = statistics.rarity_of(holding)
            marks = (
                (ANY, clause),
                (OWN, own),
                (TITLE, _marked(title_token, clause)),
                (SUBJECT, _marked(subject_token, clause)),
            )
            found += [Weighed(round(worth * rarity), tokens) for worth, tokens in marks]
    return found


def _marked(mark: Callable[[str], str], tokens: Iterable[str]) -> set[str]:
    return {mark(token) for token in tokens}


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


def _holding(tokens: Iterable[str], statistics: Statistics) -> int:
    return sum(statistics.holding.get(token, 0) for token in tokens)
