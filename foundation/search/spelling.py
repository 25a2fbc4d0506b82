"""Typing mistakes: the word of what the reader may see that looks most like the one typed."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db.models import Count, QuerySet

from foundation.search.analysis import TOKEN, words_of_token
from foundation.search.engine import Holds
from foundation.search.lookalikes import distance, is_correctable, trigrams_of
from foundation.search.models import Entry, Token, Trigram
from foundation.search.synonyms import Thesaurus

LOOKED_AT = 40
VERIFIED = 4


def correct(q: str, unanswered: Iterable[str], entries: QuerySet[Entry], thesaurus: Thesaurus) -> str:
    """The question with these words corrected, or "" when nothing visible looks like any of them."""
    corrections = {}
    for word in unanswered:
        if is_correctable(word) and (better := _correction(word, entries, thesaurus)):
            corrections[word] = better
    return _replaced(q, corrections) if corrections else ""


def _correction(word: str, entries: QuerySet[Entry], thesaurus: Thesaurus) -> str:
    """The nearest word among those of visible entries and of the synonyms."""
    near = sorted(_near(word, thesaurus))
    for _, _, candidate in near[:VERIFIED]:
        if written := _as_written(candidate, entries) or (candidate if candidate in thesaurus.letters else ""):
            return written
    return ""


def _as_written(candidate: str, entries: QuerySet[Entry]) -> str:
    """The word with its accents, as a visible entry writes it; "" when none does."""
    row = entries.filter(Holds([candidate])).order_by("-pk").values_list("title", "summary", "body", "context").first()
    for token in TOKEN.findall("\n".join(row or ())):
        if any(word.exact == candidate for word in words_of_token(token)):
            return token.lower()
    return candidate if row else ""


def _near(word: str, thesaurus: Thesaurus) -> Iterator[tuple[float, int, str]]:
    """Look-alikes, nearest then most used first."""
    allowed = 1.0 if len(word) < 7 else 2.0
    alike = _alike_in_index(word) | _alike_in_thesaurus(word, thesaurus)
    holding = dict(Token.objects.filter(text__in=alike).values_list("text", "documents"))
    for candidate in alike:
        cost = distance(word, candidate)
        if cost <= allowed:
            yield cost, -holding.get(candidate, 0), candidate


def _alike_in_index(word: str) -> set[str]:
    rows = Trigram.objects.filter(letters__in=trigrams_of(word)).values("word").annotate(shared=Count("pk"))
    return set(rows.order_by("-shared", "word").values_list("word", flat=True)[:LOOKED_AT])


def _alike_in_thesaurus(word: str, thesaurus: Thesaurus) -> set[str]:
    letters = trigrams_of(word)
    shared = Counter({other: len(letters & others) for other, others in thesaurus.letters.items()})
    return {other for other, number in shared.most_common(LOOKED_AT) if number}


def _replaced(q: str, corrections: dict[str, str]) -> str:
    """The question as it was typed, except for the corrected words."""

    def replace(token: str) -> str:
        for word in words_of_token(token):
            if word.exact in corrections:
                return corrections[word.exact]
        return token

    return TOKEN.sub(lambda match: replace(match.group()), q)
