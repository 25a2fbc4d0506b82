"""A version as it is reviewed: part by part, what it says, what changes from the page on line, what is said of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from content.forms.comments import CommentForm
from content.models import Initiative, SectionComment
from content.parts import PARTS, Part
from content.queries.comments import remarks_open
from content.readable import passages_of, readable_part
from content.snapshots import SECTIONS
from foundation.history.comparison import Piece, as_text, compare
from foundation.history.enums import EditorialState
from foundation.markup import render


@dataclass(frozen=True)
class Passage:
    """One field of a part: as written, or word by word when the page on line says something else."""

    label: str
    html: str
    text: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Reading:
    """One part of the version, with its comments and the form of the next one."""

    part: Part
    passages: list[Passage]
    comments: list[SectionComment]
    form: CommentForm

    @property
    def is_changed(self) -> bool:
        return any(passage.pieces for passage in self.passages)


def readings_of(
    data: dict[str, Any],
    online: dict[str, Any] | None,
    comments: Iterable[SectionComment],
    refused: tuple[str, CommentForm] | None = None,
) -> list[Reading]:
    """Every part of the version `data`. `refused`: the part whose comment could not be kept, and its form."""
    said = list(comments)
    forms = dict([refused] if refused else [])
    return [
        Reading(
            part,
            _passages(data, online, part),
            [comment for comment in said if comment.section == part.key],
            forms.get(part.key) or CommentForm(auto_id=f"id_{part.key}_%s"),
        )
        for part in PARTS
    ]


def _passages(data: dict[str, Any], online: dict[str, Any] | None, part: Part) -> list[Passage]:
    changes = compare(readable_part(online, part), readable_part(data, part)) if online else []
    changed = {change.key: change.pieces for change in changes}
    return [
        Passage(label, render(data[name]) if name in SECTIONS else "", as_text(value), changed.get(label, []))
        for name, label, value in passages_of(data, part)
        if value or label in changed
    ]


@dataclass(frozen=True)
class ReviewLine:
    """Where a sheet under review is read, and how many comments wait there."""

    url: str
    remarks: int


def review_line(initiative: Initiative) -> ReviewLine | None:
    """For those who write or review the sheet; None (and no query) when no version is under review."""
    if initiative.review_state not in (EditorialState.SUBMITTED, EditorialState.TO_REVISE):
        return None
    known = getattr(initiative, "remark_count", None)  # annotated by get_initiative_for
    count = len(remarks_open(initiative)) if known is None else known
    return ReviewLine(reverse("content:initiative-review", args=[initiative.slug]), count)
