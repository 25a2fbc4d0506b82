"""What the whole index says of words: read at each search, counted again from time to time."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from foundation.search import engine
from foundation.search.lookalikes import is_correctable, trigrams_of
from foundation.search.models import Entry, IndexState, Synonym, Token, Trigram
from foundation.search.profiles import spoken_tokens
from foundation.search.ranking import Statistics
from foundation.search.synonyms import Thesaurus

BATCH = 500

_kept: tuple[int, Thesaurus] = (0, Thesaurus())


def read_state() -> IndexState:
    """The state of the index; an empty one before the first count."""
    return IndexState.objects.filter(pk=IndexState.ONLY).first() or IndexState(pk=IndexState.ONLY)


def read_thesaurus(state: IndexState) -> Thesaurus:
    """The synonyms, kept by the process until one of them changes."""
    global _kept
    version, thesaurus = _kept
    if not state.synonyms_version or version != state.synonyms_version:
        thesaurus = Thesaurus(Synonym.objects.filter(is_active=True).values_list("terms", flat=True))
        _kept = (state.synonyms_version, thesaurus)
    return thesaurus


def read_statistics(state: IndexState, tokens: Iterable[str]) -> Statistics:
    """How many documents hold each of these tokens, and speak of those that are stems."""
    wanted = {form for token in tokens for form in (token, *spoken_tokens(token))}
    holding = dict(Token.objects.filter(text__in=sorted(wanted)).values_list("text", "documents"))
    return Statistics(state.documents, holding)


def are_outdated() -> bool:
    """Whether something was indexed since the last count."""
    counted_at = read_state().counted_at
    latest = Entry.objects.aggregate(latest=Max("indexed_at"))["latest"]
    return latest is not None and (counted_at is None or counted_at <= latest)


def refresh() -> int:
    """Count every token again; only what changed is written, in short transactions. Returns the number of tokens."""
    started = timezone.now()
    counted = engine.count_tokens()
    known = dict(Token.objects.values_list("text", "documents"))
    changed = [
        Token(text=text, documents=number) for text, number in sorted(counted.items()) if known.get(text) != number
    ]
    for start in range(0, len(changed), BATCH):
        Token.objects.bulk_create(
            changed[start : start + BATCH], update_conflicts=True, unique_fields=["text"], update_fields=["documents"]
        )
    _forget_words(sorted(known.keys() - counted.keys()))
    _learn_trigrams(sorted(filter(is_correctable, counted.keys() - known.keys())))
    with transaction.atomic():
        defaults = {"documents": Entry.objects.count(), "counted_at": started}
        IndexState.objects.update_or_create(pk=IndexState.ONLY, defaults=defaults)
    return len(counted)


def _forget_words(gone: list[str]) -> None:
    for start in range(0, len(gone), BATCH):
        batch = gone[start : start + BATCH]
        with transaction.atomic():
            Token.objects.filter(text__in=batch).delete()
            Trigram.objects.filter(word__in=batch).delete()


def _learn_trigrams(words: list[str]) -> None:
    for start in range(0, len(words), BATCH):
        rows = [
            Trigram(letters=letters, word=word)
            for word in words[start : start + BATCH]
            for letters in sorted(trigrams_of(word))
        ]
        Trigram.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
