"""Planned against real, moment by moment, as a page draws it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.web.templatetags.french import fr_duration
from methods.enums import SlotState
from methods.running.course import Course, Lived


@dataclass(frozen=True)
class Timing:
    """One moment: minutes planned and real (None when it was skipped), and both as parts of the longest (per cent)."""

    title: str
    planned: int
    real: int | None
    planned_width: float
    real_width: float

    @property
    def gap(self) -> str:
        """« 5 min de plus », « 3 min de moins », « comme prévu », « sauté »."""
        return _("sauté") if self.real is None else say_gap(self.real - self.planned)


def timings(course: Course) -> list[Timing]:
    """The moments of a course that is over, in order."""
    longest = max((minutes for lived in course.slots for minutes in (lived.planned, lived.real)), default=0) or 1
    return [_timing(lived, longest) for lived in course.slots]


def total(course: Course) -> Timing:
    """The whole workshop, real from its beginning to its end."""
    planned = sum(lived.planned for lived in course.slots)
    real = sum(lived.real for lived in course.slots)
    longest = max(planned, real) or 1
    return Timing(_("En tout"), planned, real, _share(planned, longest), _share(real, longest))


def say_gap(minutes: int) -> str:
    """A difference in words, so that no sign has to be read."""
    if minutes == 0:
        return _("comme prévu")
    words = _("%s de plus") if minutes > 0 else _("%s de moins")
    return words % fr_duration(abs(minutes))


def was_lived(lived: Lived) -> bool:
    """Whether the group went through this moment."""
    return lived.state == SlotState.DONE


def _timing(lived: Lived, longest: int) -> Timing:
    real = lived.real if was_lived(lived) else None
    return Timing(lived.title, lived.planned, real, _share(lived.planned, longest), _share(real or 0, longest))


def _share(minutes: int, longest: int) -> float:
    return round(100 * minutes / longest, 1)
