"""The figures as they stand: counted once an edition of the library, then kept."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone

from content.observatory.counting import Numbers, count_library
from content.observatory.drawing import draw
from content.observatory.figures import Figure, share
from content.queries.opening import library_mark

KEPT_FOR = 24 * 3600


@dataclass(frozen=True)
class Observatory:
    """The whole page: how many cases and territories, then the figures."""

    totals: dict[str, int]
    refuted: int | None
    figures: list[Figure]


def figures_of_the_library() -> Observatory:
    """Everything the observatory shows; one query once the edition has been counted."""
    key = f"content.observatory.{library_mark()}.{timezone.localdate()}"
    numbers = cache.get(key)
    if numbers is None:
        numbers = count_library()
        cache.set(key, numbers, KEPT_FOR)
    return Observatory(numbers.totals, _refuted(numbers), draw(numbers))


def _refuted(numbers: Numbers) -> int | None:
    """The share of refuted hypotheses among those the field has answered."""
    answered = {verdict: count for verdict, (count, _cases) in numbers.verdicts.items() if verdict != "non-testee"}
    return share(answered.get("infirmee", 0), sum(answered.values()))
