"""The steps of a card fitted to the time a workshop gives it."""

from dataclasses import dataclass

from methods.models import PlanBlock, Step


@dataclass(frozen=True)
class FittedStep:
    """A step of a card with the minutes it gets here, and the minute of the block at which it begins."""

    step: Step
    start: int
    minutes: int


def fitted_steps(block: PlanBlock) -> list[FittedStep]:
    """The steps of the block's card, their minutes in proportion; they add up to the block's. Empty without a card.

    Rounded by largest remainder (Hamilton): the sum is exact and nobody loses a minute twice.
    """
    steps = list(block.card.steps.all()) if block.card else []
    total = sum(step.minutes for step in steps)
    if not total:
        return []
    shares = [step.minutes * block.minutes / total for step in steps]
    minutes = [int(share) for share in shares]
    by_remainder = sorted(range(len(steps)), key=lambda n: (minutes[n] - shares[n], n))
    for n in by_remainder[: block.minutes - sum(minutes)]:
        minutes[n] += 1
    starts = [sum(minutes[:n]) for n in range(len(steps))]
    return [FittedStep(*row) for row in zip(steps, starts, minutes, strict=True)]
