"""Asking the index."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet

from foundation.search import spelling
from foundation.search.analysis import clean, words
from foundation.search.candidates import CAP, clause_of, count_kinds, find_candidates
from foundation.search.engine import Holds, Index
from foundation.search.excerpts import Highlighter
from foundation.search.models import Entry, IndexState
from foundation.search.questions import Asked, Question, understand
from foundation.search.ranking import Candidate, Ranked, Ranking, Statistics
from foundation.search.results import Hit, Results, Suggestion
from foundation.search.statistics import read_state, read_statistics, read_thesaurus
from foundation.search.synonyms import Thesaurus
from foundation.search.visibility import entries_visible_to

LONGEST_QUESTION = 400


@dataclass(frozen=True)
class Found:
    """Everything found, ranked, before it is cut into pages."""

    question: Question
    ranked: Sequence[Ranked] = ()
    candidates: dict[int, Candidate] = field(default_factory=dict)
    suggestion: str = ""
    is_corrected: bool = False

    def counts(self) -> Counter[str]:
        """How many of each kind."""
        return Counter(self.candidates[one.pk].kind for one in self.ranked)

    def unanswered(self) -> list[str]:
        """The words of the question that no entry found answers."""
        answered = {place for one in self.ranked for place, is_answered in enumerate(one.answered) if is_answered}
        return [asked.word.exact for place, asked in enumerate(self.question.asked) if place not in answered]


def search(
    q: str,
    *,
    user: Any,
    kinds: list[str] | None = None,
    offset: int = 0,
    limit: int = 20,
    within: QuerySet[Any] | None = None,
) -> Results:
    """What this user may see that answers a question, best first.

    Any text is accepted. `kinds` limits the hits, never the counts by kind; `within` is a QuerySet of the objects among
    which to look (with a single kind). Nothing is found beyond a bound that `Results.is_more` announces.
    """
    found = _find(q, entries_visible_to(user, kinds, within))
    page = found.ranked[offset : offset + limit]
    is_narrowed = kinds is not None or within is not None
    return Results(
        hits=_hits(found.question, page),
        total=len(found.ranked),
        is_more=len(found.candidates) >= CAP,
        suggestion=found.suggestion,
        is_corrected=found.is_corrected,
        counts=_counts(found.question, entries_visible_to(user)) if is_narrowed else found.counts(),
    )


def ranked_ids(
    q: str, *, kind: str, user: Any, within: QuerySet[Any] | None = None, as_typed: bool = False
) -> list[int]:
    """The keys of the objects of one kind that answer a question, best first, up to a bound.

    `as_typed` corrects no typing mistake: four queries, whatever the words, when they only put rows in order.
    """
    entries = entries_visible_to(user, [kind], within)
    found = _find_as_typed(q, entries) if as_typed else _find(q, entries)
    return [found.candidates[one.pk].object_id for one in found.ranked]


def suggest(q: str, user: Any, kinds: list[str] | None = None, limit: int = 8) -> list[Suggestion]:
    """Titles this user may see that hold every word typed, the last one as a beginning."""
    typed = [word.exact for word in words(q[:LONGEST_QUESTION]) if not word.is_stop and not word.is_joined]
    if not typed:
        return []
    clauses = [{f"t_{word}"} for word in typed[:-1]] + [{f"t_{typed[-1]}*"}]
    entries = entries_visible_to(user, kinds).filter(Holds(*clauses))
    rows = entries.order_by("title_length", "title", "pk").values_list("kind", "title", "url", "context")
    return [Suggestion(*row) for row in rows[:limit]]


def _find(q: str, entries: QuerySet[Entry]) -> Found:
    """Rank what answers, to the question with its words that are found nowhere corrected."""
    q = clean(q[:LONGEST_QUESTION])
    state = read_state()
    asker = Asker(state, read_thesaurus(state), Index(entries))
    question, statistics = asker.read(q)
    unknown = [asked.word.exact for asked in question.asked if asker.is_unknown(asked, statistics)]
    if corrected := spelling.correct(q, unknown, entries, asker.thesaurus):
        return replace(asker.rank(*asker.read(corrected)), suggestion=corrected, is_corrected=True)
    found = asker.rank(question, statistics)
    hidden = [word for word in found.unanswered() if word not in unknown]
    if corrected := spelling.correct(q, hidden, entries, asker.thesaurus):
        return replace(asker.rank(*asker.read(corrected)), suggestion=corrected, is_corrected=True)
    return found


def _find_as_typed(q: str, entries: QuerySet[Entry]) -> Found:
    """Rank what answers the words, right or wrong."""
    state = read_state()
    asker = Asker(state, read_thesaurus(state), Index(entries))
    return asker.rank(*asker.read(clean(q[:LONGEST_QUESTION])))


def _counts(question: Question, entries: QuerySet[Entry]) -> Counter[str]:
    """How many of each kind answer, whatever the page is narrowed to."""
    if not question.asked:
        return Counter()
    return count_kinds(question, read_statistics(read_state(), question.tokens()), Index(entries))


@dataclass(frozen=True)
class Asker:
    """What reading and ranking a question needs."""

    state: IndexState
    thesaurus: Thesaurus
    index: Index

    def read(self, q: str) -> tuple[Question, Statistics]:
        """The question understood, and what the index says of its words."""
        question = understand(q, self.thesaurus.phrases)
        return question, read_statistics(self.state, question.tokens())

    def is_unknown(self, asked: Asked, statistics: Statistics) -> bool:
        """Whether no entry answers a word. The statistics may be late: the index itself has the last word."""
        if any(token in statistics.holding for answer in asked.answers for token in answer.tokens()):
            return False
        return not self.index.rows([clause_of(asked, statistics)], ["id"], 1)

    def rank(self, question: Question, statistics: Statistics) -> Found:
        """Everything that answers, best first."""
        if not question.asked:
            return Found(question)
        candidates = {one.pk: one for one in find_candidates(question, statistics, self.index)}
        return Found(question, Ranking(question, statistics).rank(candidates.values()), candidates)


def _hits(question: Question, page: Sequence[Ranked]) -> list[Hit]:
    entries = Entry.objects.defer("counts", "sequence").in_bulk([one.pk for one in page])
    highlighter = Highlighter(question)
    return [_hit(entries[one.pk], one.score, highlighter) for one in page if one.pk in entries]


def _hit(entry: Entry, score: float, highlighter: Highlighter) -> Hit:
    return Hit(
        kind=entry.kind,
        object_id=entry.object_id,
        title=entry.title,
        url=entry.url,
        summary=entry.summary,
        context=entry.context,
        score=score,
        title_parts=highlighter.mark(entry.title),
        excerpt=highlighter.excerpt(f"{entry.summary}\n{entry.body}"),
    )
