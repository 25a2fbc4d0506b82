"""The words of a document, counted by field: what the ranking reads, and the tokens under which it is found.

A profile is a mapping from token to four characters, the counts in title, keywords, places and body. Tokens are of
five families that cannot meet, since no word holds an underscore:

- `velo`: a folded word,
- `_velo`: a stem,
- `k_vie_locale`: a whole keyword or the whole name of a place,
- `t_velo`: a word of the title, for the full-text index only,
- `1_velo`, `2_velo`: a stem of which the document speaks, or speaks much, for the full-text index only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foundation.search.analysis import Word, content_words, words
from foundation.search.documents import Document
from foundation.search.fields import DIGITS, FIELDS, MOST, factors_of, frequencies

# From which frequency a document speaks of a word, then speaks much of it.
LEVELS = (2.5, 6.0)


@dataclass(frozen=True, slots=True)
class Profile:
    """The counted words of one document, its lengths by field, and its stems in order."""

    counts: dict[str, str]
    lengths: tuple[int, ...]
    sequence: str


def profile_of(document: Document) -> Profile:
    """Count the words of a document."""
    fields = _words_by_field(document)
    counts: dict[str, list[int]] = {}
    for place, found in enumerate(fields):
        for token, number in _tokens_of_words(found).items():
            counts.setdefault(token, [0] * len(FIELDS))[place] = min(number, MOST)
    for label in (*document.keywords, *document.territories):
        counts[label_token(label)] = [0, 1, 0, 0]
    return Profile(
        counts={token: "".join(DIGITS[number] for number in numbers) for token, numbers in counts.items()},
        lengths=tuple(sum(not word.is_joined for word in found) for found in fields),
        sequence=sequence_of(fields),
    )


def label_token(label: str) -> str:
    """The token of a whole name: "Vie locale" → "k_vie_locale"."""
    return "k_" + "_".join(word.exact for word in words(label))[:120]


def dump(profile: Profile) -> str:
    """The counts as text: one line for all the tokens that are counted alike, "0001 bus velo _velo"."""
    alike: dict[str, list[str]] = {}
    for token, numbers in profile.counts.items():
        alike.setdefault(numbers, []).append(token)
    return "\n".join(f"{numbers} {' '.join(tokens)}" for numbers, tokens in alike.items())


def load(text: str) -> Iterator[tuple[str, list[str]]]:
    """The counts back from their text: numbers, and the tokens that have them."""
    for line in filter(None, text.split("\n")):
        yield line[: len(FIELDS)], line[len(FIELDS) + 1 :].split(" ")


def numbers_of_prefix(text: str, prefix: str) -> str:
    """The counts of the first word that begins so, in the text of a profile; "" when there is none."""
    place = text.find(f" {prefix}")
    if place < 0:
        return ""
    start = text.rfind("\n", 0, place) + 1
    return text[start : start + len(FIELDS)]


def held_tokens(text: str, lengths: Sequence[int]) -> Iterator[str]:
    """The tokens under which the document of a profile is found, from the text and the lengths of that profile."""
    factors = factors_of(lengths)
    for numbers, tokens in load(text):
        yield from tokens
        if numbers[0] != "0":
            yield from (title_token(token) for token in tokens if not is_stem(token))
        if level := _level_of(frequencies(numbers, factors)[0]):
            yield from (level_token(token, level) for token in tokens if is_stem(token))


def _level_of(frequency: float) -> int:
    return sum(frequency >= least for least in LEVELS)


def title_token(word: str) -> str:
    """The token that says that a word stands in the title."""
    return f"t_{word}"


def level_token(stem: str, level: int) -> str:
    """The token that says how much a document speaks of a stem: "_velo" → "2_velo"."""
    return f"{level}{stem}"


def spoken_tokens(token: str) -> list[str]:
    """The tokens of every level of a stem; none of another token."""
    return [level_token(token, level) for level, _ in enumerate(LEVELS, 1)] if is_stem(token) else []


def is_stem(token: str) -> bool:
    """Whether a token is a stem: "_velo"."""
    return token.startswith("_")


def is_label(token: str) -> bool:
    """Whether a token is a whole name: "k_vie_locale"."""
    return token.startswith("k_")


def sequence_of(fields: Iterable[list[Word]]) -> str:
    """The stems in order, fields apart, with a space at both ends: " mediat numer | bus "."""
    return " " + " | ".join(_stems_in_order(found) for found in fields) + " "


def _stems_in_order(found: list[Word]) -> str:
    return " ".join(word.stems[0] for word in found if not word.is_joined)


def _words_by_field(document: Document) -> list[list[Word]]:
    texts = (
        document.title,
        "\n".join(document.keywords),
        "\n".join(document.territories),
        f"{document.summary}\n{document.body}",
    )
    return [list(content_words(text)) for text in texts]


def _tokens_of_words(found: Iterable[Word]) -> Counter[str]:
    tokens: Counter[str] = Counter()
    for word in found:
        tokens.update((word.exact, *(f"_{stem}" for stem in word.stems)))
    return tokens
