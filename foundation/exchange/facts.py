"""The facts at the head of a Markdown file, between two lines « --- »: YAML, each value with its line.

Everything is a text, as it was typed: « 01004 » is a code, « 2026-01-05 » and « oui » are words. Only `~` and `null`,
unquoted, are nothing. References are refused (a few lines of them can stand for gigabytes), as are depths that nobody
types.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from django.utils.translation import gettext as _
from yaml import CBaseLoader

from foundation.exchange.problems import FileRefused

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.MULTILINE | re.DOTALL)
FIRST_LINE = 2
DEEPEST = 6
MOST_VALUES = 20_000
NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Fact:
    """A value and the line of the file where it begins; `texts_from` is the line where its own words begin."""

    line: int
    value: "str | list[Fact] | dict[str, Fact]"
    texts_from: int = 0

    def plain(self) -> Any:
        """The texts, lists and mappings alone."""
        if isinstance(self.value, list):
            return [one.plain() for one in self.value]
        return {key: one.plain() for key, one in self.value.items()} if isinstance(self.value, dict) else self.value


def split_facts(text: str) -> tuple[dict[str, Fact], str, int]:
    """The facts of a text with Unix line ends, what follows, and the line where that begins. Raises FileRefused."""
    front = FRONT.match(text)
    if not front:
        raise FileRefused(_("Le fichier doit commencer par les faits, entre deux lignes « --- »."))
    return read_facts(front[1]), text[front.end() :], text.count("\n", 0, front.end()) + 1


def read_facts(front: str) -> dict[str, Fact]:
    """The facts that stand between the two lines. Raises FileRefused with the line at fault."""
    try:
        found = _Composer(front).compose()
    except FileRefused:
        raise
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a character that no text holds
        marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
        raise _refused(_("Les faits en tête de ce fichier ne sont pas du YAML lisible"), *marks) from error
    if not isinstance(found.value, dict):
        raise FileRefused(_("Les faits en tête de ce fichier doivent être de la forme « Titre : … »."))
    return found.value


def _refused(message: str, mark: Any, began: Any = None) -> FileRefused:
    """The refusal at the line where reading stopped; a quote left open began well before."""
    line, first = (one.line + FIRST_LINE if one else 0 for one in (mark, began))
    place = _(" (ligne %d)") % line if line else ""
    if first and first < line:
        place = _(" (ligne %(line)d, dans ce qui commence ligne %(first)d)") % {"line": line, "first": first}
    return FileRefused(f"{message}{place}.", line)


class _Composer:
    """Values made from the events of the parser, which has no depth and follows no reference."""

    def __init__(self, front: str) -> None:
        self.events: Iterator[Any] = yaml.parse(front, Loader=CBaseLoader)
        self.values = 0

    def compose(self) -> Fact:
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return Fact(FIRST_LINE, "")
        found = self._value(next(self.events), 0)
        next(self.events)  # the document ends
        if not isinstance(last := next(self.events), yaml.StreamEndEvent):
            raise _refused(_("Ce qui suit n’est plus un fait"), last.start_mark)
        return found

    def _value(self, event: Any, depth: int) -> Fact:
        self.values += 1
        if isinstance(event, yaml.AliasEvent):
            raise _refused(_("Les références YAML (« *nom ») ne sont pas lues : écrivez la valeur"), event.start_mark)
        if depth > DEEPEST or self.values > MOST_VALUES:
            raise _refused(_("Les faits en tête de ce fichier sont trop nombreux ou trop imbriqués"), event.start_mark)
        line = event.start_mark.line + FIRST_LINE
        if isinstance(event, yaml.MappingStartEvent):
            return Fact(line, self._mapping(depth))
        if isinstance(event, yaml.SequenceStartEvent):
            return Fact(line, list(self._items(depth, yaml.SequenceEndEvent)))
        is_nothing = event.style is None and event.value in NOTHING
        return Fact(line, "" if is_nothing else event.value, line + (event.style in ("|", ">")))

    def _items(self, depth: int, end: type) -> Iterator[Fact]:
        while not isinstance(event := next(self.events), end):
            yield self._value(event, depth + 1)

    def _mapping(self, depth: int) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        pairs = self._items(depth, yaml.MappingEndEvent)
        for key in pairs:
            if not isinstance(key.value, str):
                raise FileRefused(_("Un nom de fait est illisible (ligne %d).") % key.line, key.line)
            if key.value in found:
                raise FileRefused(
                    _("« %(key)s » est écrit deux fois (lignes %(first)d et %(again)d).")
                    % {"key": key.value[:60], "first": found[key.value].line, "again": key.line},
                    key.line,
                )
            value = next(pairs)
            found[key.value] = Fact(key.line, value.value, value.texts_from)
        return found
