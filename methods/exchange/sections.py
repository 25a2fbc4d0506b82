"""The texts of a card, each under its heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from methods.exchange.layout import HEADING, HEADINGS, section_of
from methods.exchange.problems import Told


@dataclass(frozen=True)
class Section:
    """A text and the line of its heading."""

    name: str
    line: int
    text: str


def sections_of(told: Told, body: str, first_line: int) -> Iterator[Section]:
    """The sections of what follows the facts; a heading that is none of ours stays in the text where it stands."""
    found = [mark for mark in HEADING.finditer(body) if not mark[1]]
    ours = [mark for mark in found if section_of(mark[2])]
    before = body[: ours[0].start()] if ours else body
    if before.strip():
        line = first_line + before.count("\n", 0, len(before) - len(before.lstrip()))
        told.error(_("Ce texte n’est sous aucun titre de la fiche (« ## %s »…).") % HEADINGS["purpose"], line=line)
    for mark in found:
        if mark not in ours:
            message = _("Ce titre n’est pas une partie de la fiche : il reste où il est.")
            told.warn(message, line=_line(body, mark.start(), first_line), key=mark[2][:60])
    seen: set[str] = set()
    starts = [*(mark.start() for mark in ours), len(body)]
    for mark, (_start, end) in zip(ours, pairwise(starts), strict=True):
        name, line = section_of(mark[2]), _line(body, mark.start(), first_line)
        if name in seen:
            told.error(_("Cette partie est écrite deux fois."), line=line, key=HEADINGS[name])
        seen.add(name)
        yield Section(name, line, body[mark.end() + 1 : end])


def _line(body: str, place: int, first_line: int) -> int:
    return first_line + body.count("\n", 0, place)
