"""The passage that answers, found again in the original text and marked."""

import re
from collections.abc import Iterator

from foundation.search.analysis import TOKEN, Word, words_of_token
from foundation.search.questions import Question
from foundation.search.results import Part

LENGTH = 220
LEAD = 60
LOOKED_AT = 3000
SPACES = re.compile(r"\s+")


class Answering(dict[str, bool]):
    """Whether each token answers a question; found out once a token."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.tokens = question.tokens()
        self.stems = {token[1:] for token in self.tokens if token.startswith("_")}
        self.prefixes = tuple(asked.prefix for asked in question.asked if asked.prefix)

    def __missing__(self, token: str) -> bool:
        self[token] = any(map(self._answers, words_of_token(token)))
        return self[token]

    def _answers(self, word: Word) -> bool:
        if word.is_stop:
            return False
        if word.exact in self.tokens or word.exact.startswith(self.prefixes):
            return True
        return not self.stems.isdisjoint(word.stems)


class Highlighter:
    """Marks, in any text, the words that answer one question."""

    def __init__(self, question: Question) -> None:
        self.known = Answering(question)

    def mark(self, text: str) -> list[Part]:
        """The whole text in parts, those that answer marked."""
        return list(self._parts(text, 0, len(text)))

    def excerpt(self, text: str) -> list[Part]:
        """About LENGTH characters around the place where most different words answer; the beginning by default."""
        text = SPACES.sub(" ", text).strip()
        start = self._best_start(list(self._places(text)))
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = start + LENGTH
        end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), start + 1)
        parts = list(self._parts(text, start, end))
        return [Part("… ")] * (start > 0) + parts + [Part(" …")] * (end < len(text))

    def _places(self, text: str) -> Iterator[tuple[int, str]]:
        for match in TOKEN.finditer(text, 0, LOOKED_AT):
            if self.known[match.group()]:
                yield match.start(), words_of_token(match.group())[0].stems[0]

    def _best_start(self, places: list[tuple[int, str]]) -> int:
        best, most = 0, 0
        for position, (start, _) in enumerate(places):
            near = {stem for place, stem in places[position : position + 30] if place < start + LENGTH - LEAD}
            if len(near) > most:
                best, most = start, len(near)
        return max(best - LEAD, 0)

    def _parts(self, text: str, start: int, end: int) -> Iterator[Part]:
        done = start
        for match in TOKEN.finditer(text, start, end):
            if self.known[match.group()]:
                if match.start() > done:
                    yield Part(text[done : match.start()])
                yield Part(match.group(), is_marked=True)
                done = match.end()
        if done < end:
            yield Part(text[done:end])
