"""The minutes a workshop should give its moments next time, from what they really lasted."""

from dataclasses import dataclass

from methods.afterwards.timing import was_lived
from methods.enums import BlockKind
from methods.models import WorkshopPlan
from methods.running.course import Course

# Beyond, nobody plans to the minute.
EXACT_UNDER = 10
STEP = 5


@dataclass(frozen=True)
class Correction:
    """A moment (`block` is its key), its title, the minutes it has and those it would have."""

    block: int
    title: str
    before: int
    minutes: int


def corrections_of(plan: WorkshopPlan, course: Course) -> list[Correction]:
    """The moments of `plan` (its blocks prefetched) that would change.

    Sub-groups are left out: each has its own pace, and only the whole was measured.
    """
    blocks = {block.pk: block for block in plan.blocks.all() if block.kind != BlockKind.PARALLEL}
    found = ((blocks.get(lived.outline["block"]), _rounded(lived.real)) for lived in course.slots if was_lived(lived))
    return [
        Correction(block.pk, block.title, block.minutes, minutes)
        for block, minutes in found
        if block and minutes != block.minutes
    ]


def _rounded(minutes: int) -> int:
    if minutes < EXACT_UNDER:
        return max(minutes, 1)
    return STEP * round(minutes / STEP)
