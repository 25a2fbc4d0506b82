"""The words of a document, counted by field: what the ranking reads.

A profile is a mapping from token to four characters, the counts in title, keywords, places and body. Tokens are of
four families that cannot meet, since no word holds an underscore:

- `velo`: a folded word,
- `_velo`: a stem,
- `t_velo`, `t__velo`: a word or a stem of the title,
- `s_velo`, `s__velo`: a word or a stem that comes back in the text: what the document is about,
- `k_vie_locale`: a whole keyword or the whole name of a place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foundation.search.analysis import Word, content_words, words
from foundation.search.documents import Document

FIELDS = ("title", "keywords", "places", "body")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST = len(DIGITS) - 1
BODY = FIELDS.index("body")
RECURRENT = 3


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
        for token, number in _tokens_of_field(place, found).items():
            counts.setdefault(token, [0] * len(FIELDS))[place] = min(number, MOST)
    for token, numbers in list(counts.items()):
        if numbers[BODY] >= RECURRENT:
            counts[subject_token(token)] = [0, 0, 0, numbers[BODY]]
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
    for line in text.split("\n"):
        yield line[: len(FIELDS)], line[len(FIELDS) + 1 :].split(" ")


def numbers_of_prefix(text: str, prefix: str) -> str:
    """The counts of the first word that begins so, in the text of a profile; "" when there is none."""
    place = text.find(f" {prefix}")
    if place < 0:
        return ""
    start = text.rfind("\n", 0, place) + 1
    return text[start : start + len(FIELDS)]


def tokens_of(text: str) -> int:
    """How many tokens the text of a profile holds."""
    return text.count(" ")


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


def _tokens_of_field(place: int, found: list[Word]) -> Counter[str]:
    tokens: Counter[str] = Counter()
    for word in found:
        tokens.update((word.exact, *(f"_{stem}" for stem in word.stems)))
    if FIELDS[place] == "title":
        tokens.update([title_token(token) for token in tokens])
    return tokens


def subject_token(token: str) -> str:
    """The token that says that another comes back in the text."""
    return f"s_{token}"


def title_token(token: str) -> str:
    """The token that says that another stands in the title."""
    return f"t_{token}"
