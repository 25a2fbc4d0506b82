"""The synonyms of the trade, as questions and corrections need them."""

from collections.abc import Iterable
from functools import cached_property

from foundation.search.analysis import Word, words
from foundation.search.lookalikes import is_correctable, trigrams_of
from foundation.search.questions import Phrase, phrase_of

SEPARATOR = ";"


class Thesaurus:
    """The synonyms by phrase, and the letters of their words for correcting those that look like them."""

    def __init__(self, groups: Iterable[str] = ()) -> None:
        self.phrases = synonyms_by_phrase(groups)

    @cached_property
    def letters(self) -> dict[str, set[str]]:
        """The groups of three letters of every word."""
        known = {word.exact for terms in self.phrases.values() for term in terms for word in term}
        return {word: trigrams_of(word) for word in sorted(known) if is_correctable(word)}


def synonyms_by_phrase(groups: Iterable[str]) -> dict[Phrase, list[tuple[Word, ...]]]:
    """From "vélo; bicyclette; mobilité douce" to each phrase with the meaningful words of the others."""
    found: dict[Phrase, list[tuple[Word, ...]]] = {}
    for group in groups:
        terms = [_read(term) for term in group.split(SEPARATOR) if term.strip()]
        for term in terms:
            others = found.setdefault(phrase_of(term), [])
            others.extend(content for other in terms if other != term and (content := _content(other)))
    return found


def _read(term: str) -> tuple[Word, ...]:
    return tuple(word for word in words(term) if not word.is_joined)


def _content(term: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words to look for; a phrase that holds a single meaningful word would find too much."""
    content = tuple(word for word in term if not word.is_stop)
    return content if len(content) > 1 or len(term) == 1 else ()
