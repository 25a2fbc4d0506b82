"""What a search answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text, marked when it answers the question. Plain text: the template escapes it and sets <mark>."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: str
    object_id: int
    title: str
    url: str
    summary: str
    context: str
    score: float
    title_parts: Sequence[Part] = ()
    excerpt: Sequence[Part] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """A page of things found.

    `total` is counted up to a bound; `is_more` says that it was reached ("plus de 200"). `suggestion` is the question
    with its typing mistakes corrected; `is_corrected` says that these results are already those of the suggestion.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    is_more: bool = False
    suggestion: str = ""
    is_corrected: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title proposed while somebody types."""

    kind: str
    title: str
    url: str
    context: str
