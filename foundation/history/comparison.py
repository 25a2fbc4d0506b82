"""Two versions side by side, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True)
class Piece:
    """A run of text: `kind` is "same", "removed" or "added"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field that differs: its key in the snapshot and its pieces in reading order."""

    key: str
    pieces: list[Piece]


def compare(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """The fields whose value differs between two snapshots, in the order of `new`."""
    keys = [*new, *(key for key in old if key not in new)]
    texts = ((key, as_text(old.get(key)), as_text(new.get(key))) for key in keys)
    return [Change(key, list(_pieces(before, after))) for key, before, after in texts if before != after]


def as_text(value: Any) -> str:
    """A snapshot value as lines a reader understands: lists one item a line, rows as "clé : valeur"."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return " ; ".join(f"{key} : {as_text(part)}" for key, part in value.items() if part not in (None, ""))
    if isinstance(value, list):
        return "\n".join(as_text(part) for part in value)
    return str(value)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    left, right = _WORDS.findall(before), _WORDS.findall(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(left[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("removed", "".join(left[i1:i2]))
        if j2 > j1:
            yield Piece("added", "".join(right[j1:j2]))
