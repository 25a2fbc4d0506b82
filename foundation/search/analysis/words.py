"""From a text to its words: the same for a document and for a question."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from foundation.search.analysis.stems import fold_word, stems_of
from foundation.search.analysis.stopwords import STOP_WORDS

MAX_WORD = 40

APOSTROPHES = "'’ʼ‘`´＇"
HYPHENS = "\u2010\u2011\u2012\u2013-"  # the plain one last: it would make a range
TOKEN = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}·•{HYPHENS}][^\W_]+)*")
APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
HYPHEN = re.compile(f"[{HYPHENS}]")
INCLUSIVE = re.compile("[·•].*")
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

ELISIONS = frozenset(["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"])


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its folded form, its stems, whether it says nothing by itself, whether it joins a compound."""

    exact: str
    stems: tuple[str, ...]
    is_stop: bool
    is_joined: bool = False


def clean(text: str) -> str:
    """The text composed (NFC), without control characters or lone surrogates: what the index stores."""
    return unicodedata.normalize("NFC", UNSAFE.sub(" ", text))


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, stop words included; a compound gives its parts, then its joined form."""
    for match in TOKEN.finditer(clean(text)):
        yield from words_of_token(match.group())


def content_words(text: str) -> Iterator[Word]:
    """The words of a text that carry meaning."""
    return (word for word in words(text) if not word.is_stop)


@lru_cache(maxsize=100_000)
def words_of_token(token: str) -> tuple[Word, ...]:
    """The words of one token: "l’éco-garde" → eco, garde, ecogarde."""
    pieces = APOSTROPHE.split(token.lower())
    kept = pieces[_elided(pieces) :]
    if (whole := "'".join(kept)) in STOP_WORDS:
        return (_word(whole),)
    parts = [part for piece in kept for part in HYPHEN.split(INCLUSIVE.sub("", piece)) if part]
    joined = (_word("".join(parts), is_joined=True),) if len(parts) > 1 else ()
    return tuple(_word(part) for part in parts) + joined


def _elided(pieces: list[str]) -> int:
    """How many leading pieces are elided articles; the last piece is always a word."""
    count = 0
    while count < len(pieces) - 1 and pieces[count] in ELISIONS:
        count += 1
    return count


def _word(text: str, *, is_joined: bool = False) -> Word:
    exact = fold_word(text)[:MAX_WORD]
    is_stop = text in STOP_WORDS or not exact or (len(exact) == 1 and not exact.isdigit())
    return Word(exact, stems_of(text[:MAX_WORD]), is_stop, is_joined)
