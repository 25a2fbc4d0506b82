"""A sentence being read: what is understood is taken out of it, and the rest stays."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foundation.search.analysis import fold
from foundation.search.lookalikes import distance
from methods.finding.numbers import LONGEST, SPELLED

MOST_TOKENS = 80
TAKEN = "|"
TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[,;:.!?/+&()'-]")
# Under this, a slip of the fingers: a letter doubled, forgotten, or two swapped; never one word for another.
SLIP = 1.0
SHORTEST = 5

# The words of the readers that are worth recognising through a typing mistake.
EXPECTED = frozenset(
    """
    minutes minute heures heure journee matinee soiree personnes participants agents habitants collegues usagers
    citoyens membres partenaires douzaine dizaine quinzaine vingtaine trentaine quarantaine cinquantaine distance
    visioconference distanciel presentiel webinaire videoprojecteur retroprojecteur projecteur paperboard papillons
    gommettes ordinateur ordinateurs connexion internet telephone imprimante debutant debutante premiere experimente
    emerger prototype prototyper maquette evaluer evaluation decider choisir comprendre observer entretien entretiens
    retrospective reunion publique participation partenariat brainstorming equipe groupe journees sommes
    """.split()  # noqa: SIM905  a text is easier to read
)


@dataclass
class Token:
    """A word or a number: as it was typed, as it is compared, and whether nothing has understood it yet."""

    raw: str
    plain: str
    is_free: bool = True


def phrase(*turns: str) -> re.Pattern[str]:
    """One of several turns, each a pattern over folded words parted by single spaces, which stands on whole words."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(turns)})(?!\S)")


class Sentence:
    """The tokens of what was typed; readers look for patterns in `text` and take what they understand."""

    def __init__(self, typed: str) -> None:
        self.tokens = list(_joined(list(_tokens(typed))))[:MOST_TOKENS]

    @property
    def text(self) -> str:
        """The folded words not yet understood; what was taken out leaves a bar, so that nothing meets across it."""
        return " ".join(token.plain if token.is_free else TAKEN for token in self.tokens)

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is there, which is left in place."""
        return bool(pattern.search(self.text))

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place of the pattern, taken out."""
        found = pattern.search(self.text)
        if found:
            self._mark(found)
        return found

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Every place of the pattern, taken out, in order."""
        found = []
        while match := self.take(pattern):
            found.append(match)
        return found

    def rest(self) -> list[str]:
        """What nothing has understood, as it was typed."""
        return [token.raw for token in self.tokens if token.is_free]

    def _mark(self, match: re.Match[str]) -> None:
        place = 0
        for token in self.tokens:
            length = len(token.plain) if token.is_free else len(TAKEN)
            if match.start() <= place < match.end():
                token.is_free = False
            place += length + 1


def _tokens(typed: str) -> Iterator[Token]:
    raws = TOKEN.findall(typed.replace("’", "'").replace("½", "1/2"))
    for place, raw in enumerate(raws):
        if raw == "'" and not raws[place - 1][-1].isdigit():
            continue
        if raw == "-" and not (place + 1 < len(raws) and raws[place + 1][0].isdigit()):
            continue
        yield Token(raw, _corrected("".join(fold(raw).split())))


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Numbers in words become digits: « quarante-cinq » → 45."""
    place = 0
    while place < len(tokens):
        size = next((size for size in range(LONGEST, 0, -1) if _said(tokens[place : place + size], size)), 0)
        if size:
            words = tokens[place : place + size]
            yield Token(" ".join(word.raw for word in words), str(SPELLED[_said(words, size)]))
        else:
            yield tokens[place]
        place += size or 1


def _said(tokens: list[Token], size: int) -> str:
    words = " ".join(token.plain for token in tokens)
    return words if len(tokens) == size and words in SPELLED else ""


def _corrected(word: str) -> str:
    """The expected word that a typing mistake hides, or the word itself."""
    if len(word) < SHORTEST or not word.isalpha() or word in EXPECTED:
        return word
    return min(_near(word, EXPECTED), default=(SLIP, word))[1]


def _near(word: str, among: Iterable[str]) -> Iterator[tuple[float, str]]:
    for other in among:
        if other[0] == word[0] and abs(len(other) - len(word)) <= 1 and word not in (f"{other}s", other[:-1]):
            cost = distance(word, other)
            if cost < SLIP:
                yield cost, other
