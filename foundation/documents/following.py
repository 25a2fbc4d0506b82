"""Where a document being composed is, for the page that follows it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.documents.composing import is_stuck
from foundation.documents.models import Composition
from foundation.files import files_of
from foundation.files.limits import say_size


@dataclass(frozen=True)
class Words:
    """What the page says of the document, in the words of its room."""

    running: str  # « Le livret se compose »
    ready: str
    failed: str
    untouched: str  # what a failure leaves as it was
    ask: str
    open: str
    kept: str
    counted: str  # « %(done)d fiches préparées sur %(total)d »
    outdated: str = ""


class Following:
    """One document, or none yet: what `documents/composition.html` shows. One query, for the file."""

    def __init__(self, row: Composition | None, address: str, words: Words, *, is_outdated: bool = False) -> None:
        self.row, self.address, self.words = row, address, words
        self.file = files_of(row).last() if row and row.finished_at else None
        self.is_outdated = bool(self.file and is_outdated)

    @property
    def mark(self) -> str:
        """What changes when there is something new to tell."""
        return f"{self.row.pk}-{self.row.state}-{self.row.done}" if self.row else ""

    @property
    def is_running(self) -> bool:
        return bool(self.row and self.row.is_under_way and not is_stuck(self.row))

    @property
    def has_failed(self) -> bool:
        return bool(self.row and (is_stuck(self.row) or (self.row.finished_at and not self.file)))

    @property
    def size(self) -> str:
        return say_size(self.file.size) if self.file else ""

    @property
    def told(self) -> str:
        """How far it is, in words; empty while it waits for its turn."""
        row = self.row
        return self.words.counted % {"done": row.done, "total": row.total} if row and row.total else ""


def follow(request: HttpRequest, following: Following, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of a document; for htmx, which asks again every two seconds, where it is, or 204 when nothing is new."""
    context = context | {"following": following}
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, template, context)
    if request.GET.get("vu") == following.mark:
        return HttpResponse(status=204)  # nothing is read aloud again
    return render(request, "documents/composition.html", context)
