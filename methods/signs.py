"""The vital signs of a card, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.web.templatetags.french import fr_duration
from methods.models import MethodCard, Step


@dataclass(frozen=True)
class VitalSigns:
    duration: str
    group: str
    level: Any
    material: str


def vital_signs(card: MethodCard) -> VitalSigns:
    """What to know before choosing the card: from `queries.with_signs`, or with its materials prefetched."""
    materials = card.material_count if hasattr(card, "material_count") else len(card.materials.all())
    return VitalSigns(
        duration=range_of(card.duration_min, card.duration_max, fr_duration),
        group=_("%s personnes") % range_of(card.group_min, card.group_max, str),
        level=card.get_level_display(),
        material=_material(materials),
    )


@dataclass(frozen=True)
class Stop:
    """A step on the minute rail: `width` leaves a gap of one minute before the next."""

    step: Step
    start: int
    width: int


def minute_rail(steps: list[Step]) -> list[Stop]:
    """The steps with the minute at which each begins."""
    stops, start = [], 0
    for step in steps:
        stops.append(Stop(step, start, max(step.minutes - 1, 1)))
        start += step.minutes
    return stops


def range_of(low: int | None, high: int | None, words: Any, said: str = "%s") -> str:
    """Two values as people read them, one when they are the same; `words` writes a value.

    A card that is being written may not say them yet.
    """
    if low is None or high is None:
        return _("à préciser")
    return said % (words(low) if low == high else _("%(low)s à %(high)s") % {"low": words(low), "high": words(high)})


def _material(count: int) -> str:
    if not count:
        return _("rien à prévoir")
    return ngettext("%d objet à prévoir", "%d objets à prévoir", count) % count
