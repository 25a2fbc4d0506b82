"""Names that a question may hold and that whole documents carry: themes, places.

A room registers a recogniser; this floor never imports the room.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from foundation.search.analysis import fold

PLACE_WEIGHT = 1.6
THEME_WEIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Recognition:
    """A name found in a question: documents carrying the whole `label` gain `weight`.

    A strict one (a place of several words) leaves little value to its words taken apart.
    """

    label: str
    weight: float
    is_strict: bool = False


Recogniser = Callable[[Collection[str]], Mapping[str, Iterable[Recognition]]]

_recognisers: list[Recogniser] = []


def register_recogniser(recogniser: Recogniser) -> Recogniser:
    """Add a recogniser, also as a decorator.

    It receives the phrases of a question (one to five words, folded, separated by one space: "seine saint denis",
    "93", "bretagne") and returns, for those it knows, what they name. It is called once a search: one query at most.
    """
    if recogniser not in _recognisers:
        _recognisers.append(recogniser)
    return recogniser


def recognise(phrases: Collection[str]) -> dict[str, list[Recognition]]:
    """What every recogniser knows of these phrases."""
    found: dict[str, list[Recognition]] = {}
    for recogniser in _recognisers:
        for phrase, recognitions in recogniser(phrases).items():
            found.setdefault(phrase, []).extend(recognitions)
    return found


def phrase_key(text: str) -> str:
    """A name as recognisers receive it: "Côtes-d’Armor" → "cotes d armor"."""
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())
