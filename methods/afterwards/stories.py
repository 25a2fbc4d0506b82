"""What is told of each card that served in a workshop: its real minutes, and a draft made of the notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.web.templatetags.french import fr_duration
from methods.afterwards.timing import was_lived
from methods.enums import RunEventKind
from methods.models import WorkshopRun
from methods.queries.uses import DRIFT
from methods.running.course import Course, Lived
from methods.running.outline import Outline

LONGEST_TEXT = 1000


@dataclass(frozen=True)
class CardUse:
    """A card that served: its slug, what it was planned to last and really lasted (minutes), what was noted meanwhile.

    Inside sub-groups, what it really lasted is in proportion of their moment.
    """

    slug: str
    planned: int
    real: int
    notes: tuple[str, ...]


def cards_used(course: Course) -> list[CardUse]:
    """The cards that served, in order, one line a card whatever the number of moments."""
    uses: dict[str, CardUse] = {}
    for lived in filter(was_lived, course.slots):
        for use in _uses_in(lived):
            known = uses.get(use.slug)
            uses[use.slug] = _both(known, use) if known else use
    return list(uses.values())


def draft_of(use: CardUse, run: WorkshopRun) -> dict[str, Any]:
    """The fields of a report as a workshop can fill them; the person reads, sorts and completes."""
    drifted = abs(use.real - use.planned) > DRIFT * use.planned
    lasted = _("Prévu %(planned)s, il a fallu %(real)s.") % {
        "planned": fr_duration(use.planned),
        "real": fr_duration(use.real),
    }
    return {
        "used_on": timezone.localtime(run.started_at).date(),
        "people": run.outline["people"],
        "minutes": use.real,
        "worked": "\n".join(use.notes)[:LONGEST_TEXT],
        "failed": lasted if drifted else "",
    }


def _uses_in(lived: Lived) -> Iterator[CardUse]:
    texts = tuple(note.text for note in lived.notes if note.kind == RunEventKind.NOTE and note.text)
    for part in _with_cards([lived.outline]):
        share = lived.real * part["minutes"] / lived.planned if lived.planned else lived.real
        yield CardUse(part["card"], part["minutes"], max(round(share), 1), texts)


def _with_cards(slots: Iterable[Outline]) -> Iterator[Outline]:
    for slot in slots:
        if slot["card"]:
            yield slot
        for track in slot["tracks"]:
            yield from _with_cards(track["slots"])


def _both(one: CardUse, other: CardUse) -> CardUse:
    notes = tuple(dict.fromkeys([*one.notes, *other.notes]))
    return replace(one, planned=one.planned + other.planned, real=one.real + other.real, notes=notes)
