"""A question understood: its words, and for each of them every way a document may answer it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foundation.search.analysis import QUESTION_WORDS, Word, words
from foundation.search.profiles import label_token
from foundation.search.recognition import Recognition, recognise

MOST_WORDS = 24
LONGEST_PHRASE = 5
SHORTEST_PREFIX = 3
OWN = 2
STEM_WEIGHT = 0.9
SYNONYM_WEIGHT = 0.6
JOINED_WEIGHT = 1.0
APART_WEIGHT = 0.25

Phrase = tuple[str, ...]
Synonyms = Mapping[Phrase, Sequence[tuple[Word, ...]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer a word: every part must be present, by any one of its tokens.

    The name of a place is not a word of the trade: « Le Vieux-Bourg » does not answer for « aînés ».
    """

    parts: tuple[tuple[str, ...], ...]
    weight: float
    may_name_places: bool = True

    def tokens(self) -> Iterator[str]:
        """Every token of every part."""
        for part in self.parts:
            yield from part


@dataclass(slots=True)
class Asked:
    """One word of a question, with its answers: itself and its stems first, then the others.

    `prefix` is the word itself when it may still be unfinished.
    """

    word: Word
    answers: list[Answer] = field(default_factory=list)
    prefix: str = ""

    def own_tokens(self) -> list[str]:
        """The tokens of the word itself and of its stems."""
        return [self.word.exact, *stem_tokens(self.word)]

    def others(self) -> list[Answer]:
        """The answers that are not the word itself."""
        return self.answers[OWN:]


@dataclass(frozen=True, slots=True)
class Question:
    """The words asked, in order."""

    asked: list[Asked]

    def tokens(self) -> set[str]:
        """Every token that any answer may need."""
        return {token for asked in self.asked for answer in asked.answers for token in answer.tokens()}


def understand(text: str, synonyms: Synonyms) -> Question:
    """Read a question: its meaningful words with their stems, synonyms and recognised names."""
    said = [word for word in words(text) if not word.is_joined][: MOST_WORDS * 2]
    spans = list(_spans(said))
    known = recognise({_surface(span) for _, span in spans})
    asked = {place: Asked(word, own_answers(word)) for place, word in _meaningful(said)}
    for start, span in spans:
        members = [asked[place] for place in range(start, start + len(span)) if place in asked]
        _add_compound(members, span)
        _add_synonyms(members, synonyms.get(phrase_of(span), ()))
        _add_recognitions(members, span, known.get(_surface(span), ()))
    _open_last(asked, said)
    return Question(list(asked.values())[:MOST_WORDS])


def phrase_of(span: Iterable[Word]) -> Phrase:
    """The key under which a phrase is compared: stems, stop words as they are."""
    return tuple(word.exact if word.is_stop else word.stems[0] for word in span)


def own_answers(word: Word, weight: float = 1.0) -> list[Answer]:
    """A word answers itself, and a little less by its stems."""
    return [Answer(((word.exact,),), weight), Answer((stem_tokens(word),), weight * STEM_WEIGHT)]


def stem_tokens(word: Word) -> tuple[str, ...]:
    """The tokens of the stems of a word."""
    return tuple(f"_{stem}" for stem in word.stems)


def _meaningful(said: list[Word]) -> list[tuple[int, Word]]:
    """The words that say what is asked, with their places; never none when there is one."""
    content = [(place, word) for place, word in enumerate(said) if not word.is_stop]
    chosen = [(place, word) for place, word in content if word.exact not in QUESTION_WORDS]
    return chosen or content


def _open_last(asked: dict[int, Asked], said: Sequence[Word]) -> None:
    """The last word typed may be unfinished."""
    last = asked.get(len(said) - 1)
    if last and len(last.word.exact) >= SHORTEST_PREFIX and not last.word.exact.isdigit():
        last.prefix = last.word.exact


def _spans(said: list[Word]) -> Iterator[tuple[int, list[Word]]]:
    for start in range(len(said)):
        for size in range(1, min(LONGEST_PHRASE, len(said) - start) + 1):
            yield start, said[start : start + size]


def _surface(span: Sequence[Word]) -> str:
    return " ".join(word.exact for word in span)


def _add_compound(members: list[Asked], span: Sequence[Word]) -> None:
    """Two words side by side may be written as one: "co working" finds "coworking"."""
    if len(span) == 2 and len(members) == 2:
        joined = Answer((("".join(word.exact for word in span),),), JOINED_WEIGHT)
        for asked in members:
            asked.answers.append(joined)


def _add_synonyms(members: list[Asked], terms: Iterable[tuple[Word, ...]]) -> None:
    for term in terms:
        parts = tuple((word.exact, *stem_tokens(word)) for word in term)
        answer = Answer(parts, SYNONYM_WEIGHT, may_name_places=False)
        for asked in members:
            asked.answers.append(answer)


def _add_recognitions(members: list[Asked], span: Sequence[Word], found: Iterable[Recognition]) -> None:
    for recognition in found:
        answer = Answer(((label_token(recognition.label),),), recognition.weight)
        for asked in members:
            if recognition.is_strict and len(span) > 1:
                asked.answers[:OWN] = own_answers(asked.word, APART_WEIGHT)
            asked.answers.append(answer)
