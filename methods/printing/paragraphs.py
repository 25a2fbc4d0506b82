"""Long paragraphs cut at the ends of sentences, so that a text can be spread over small pages."""

import re
from collections.abc import Iterator
from typing import Any

LONGEST = 900
SENTENCE_END = re.compile(r"(?<=[.?!…;»])\s+")


def short_paragraphs(nodes: list[Any]) -> list[Any]:
    """What `foundation.documents.blocks` made of a text, no paragraph of which is much longer than `LONGEST`."""
    return [part for node in nodes for part in (_parts(node) if _is_paragraph(node) else [node])]


def _is_paragraph(node: Any) -> bool:
    return isinstance(node, dict) and node["tag"] == "p"


def _parts(paragraph: dict[str, Any]) -> Iterator[dict[str, Any]]:
    held: list[Any] = []
    for piece in _pieces(paragraph["children"]):
        if held and sum(map(_length, held)) + _length(piece) > LONGEST:
            yield paragraph | {"children": held}
            held = []
        held.append(piece)
    yield paragraph | {"children": held}


def _pieces(children: list[Any]) -> Iterator[Any]:
    """Sentences of what is plain, the rest as it is."""
    for child in children:
        if isinstance(child, str):
            yield from (f"{sentence} " for sentence in SENTENCE_END.split(child) if sentence)
        else:
            yield child


def _length(node: Any) -> int:
    return len(node) if isinstance(node, str) else sum(map(_length, node["children"]))
