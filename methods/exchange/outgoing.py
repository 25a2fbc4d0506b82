"""Cards that leave: one file a card, its canvases beside it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from foundation.files.models import StoredFile
from methods.exchange.canvases import CANVASES, named_apart, path_of
from methods.exchange.layout import shielded
from methods.exchange.writing import card_text
from methods.models import Canvas, MethodCard
from methods.queries.exchange import CHUNK, canvases_of, shown_contents

Files = Iterator[tuple[str, str | bytes]]


def card_files(cards: QuerySet[MethodCard]) -> Files:
    """Name and text of the file of each card, as its page shows it, by slug; read some at a time."""
    return ((_name(slug), card_text(data)) for slug, data in shown_contents(cards))


def cards_with_canvases(cards: QuerySet[MethodCard]) -> Files:
    """The same, each followed by the files of its canvases."""
    waiting: dict[str, dict[str, Any]] = {}
    for slug, data in shown_contents(cards):
        waiting[slug] = data
        if len(waiting) == CHUNK:
            yield from _whole(waiting)
            waiting = {}
    yield from _whole(waiting)


def _whole(contents: dict[str, dict[str, Any]]) -> Files:
    canvases = canvases_of(contents)
    for slug, data in contents.items():
        rows, files = _laid(canvases.get(slug, []))
        yield _name(slug), card_text(data, **{CANVASES: rows})
        for name, stored in files:
            with stored.file.open("rb") as file:
                yield path_of(_name(slug), slug, name), file.read()


def _laid(canvases: list[tuple[Canvas, list[StoredFile]]]) -> tuple[list[dict[str, Any]], list[tuple[str, StoredFile]]]:
    """What the front matter says of the canvases of a card, and their files by name."""
    files = [stored for _canvas, found in canvases for stored in found]
    names = dict(zip((stored.pk for stored in files), named_apart([stored.name for stored in files]), strict=True))
    rows = []
    for canvas, found in canvases:
        purpose = {"purpose": shielded(canvas.purpose)} if canvas.purpose else {}
        rows.append({"title": shielded(canvas.title), **purpose, "files": [names[stored.pk] for stored in found]})
    return rows, [(names[stored.pk], stored) for stored in files]


def _name(slug: str) -> str:
    return f"{slug}.md"
