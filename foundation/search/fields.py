"""The fields of a document, and how much a word counts in each: what the index writes down and what the ranking reads.

Nothing here depends on the other documents, so that the index can say beforehand how much a document speaks of a word.
After a change, `search_rebuild` (raise `analysis.VERSION`).
"""

from collections.abc import Sequence

FIELDS = ("title", "keywords", "places", "body")
WEIGHTS = (2.0, 3.0, 3.0, 1.0)
# Of the library's sheets. Not a mean of the index: among thousands of short messages, every sheet would be too long.
USUAL_LENGTHS = (9.0, 20.0, 5.0, 150.0)
LENGTH_EFFECT = (0.3, 0.4, 0.2, 0.8)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST = len(DIGITS) - 1
NUMBER = {digit: number for number, digit in enumerate(DIGITS)}

Factors = tuple[float, float, float, float]


def factors_of(lengths: Sequence[int]) -> Factors:
    """What one occurrence is worth in each field of a document: less when the field is long."""
    title, keywords, places, body = (
        weight / (1 - effect + effect * length / usual)
        for weight, effect, length, usual in zip(WEIGHTS, LENGTH_EFFECT, lengths, USUAL_LENGTHS, strict=True)
    )
    return title, keywords, places, body


def frequencies(numbers: str, factors: Factors) -> tuple[float, float]:
    """How much a document speaks of what is counted so: in its text, and with the names of its places.

    A word of the title that names its place says where, not what: it counts as a place only.
    """
    title, keywords, places, body = map(NUMBER.__getitem__, numbers)
    spoken = factors[1] * keywords + factors[3] * body
    if places:
        return spoken, spoken + factors[2] * places
    spoken += factors[0] * title
    return spoken, spoken
