"""Reading the reports of use."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accounts.queries import with_person_line
from methods.models import MethodCard, UseReport
from methods.permissions import PUBLIC_STATES

# Durations are judged on the latest uses: a card changes, and so do the people who hold it.
JUDGED = 12
ENOUGH = 3
# Under a quarter, a difference is the day's, not the card's.
DRIFT = 0.25


@dataclass(frozen=True)
class RealDurations:
    """What the latest uses really lasted, the oldest first, beside what the card announces (minutes)."""

    stated: int
    real: list[tuple[str, int]]

    @property
    def median(self) -> int:
        return round(median(minutes for _day, minutes in self.real)) if self.real else 0

    @property
    def drifts(self) -> bool:
        """Whether enough uses agree that the card announces the wrong duration."""
        return len(self.real) >= ENOUGH and abs(self.median - self.stated) > DRIFT * self.stated


def uses_shown() -> QuerySet[UseReport]:
    """The reports that everybody reads: those of public cards, not taken back."""
    return UseReport.objects.filter(withdrawn_at=None, card__state__in=PUBLIC_STATES)


def uses_of(card: MethodCard) -> QuerySet[UseReport]:
    """The reports on a card, with who wrote them and where they work, the latest first."""
    rows = uses_shown().filter(card=card).select_related("collectivite__department")
    return with_person_line(rows, "author").order_by("-used_on", "-pk")


def uses_told_by(user: Any) -> QuerySet[UseReport]:
    """What a person told, withdrawn reports included."""
    return UseReport.objects.filter(author=user).select_related("card")


def get_use_for(user: Any, pk: int) -> UseReport:
    """The report; Http404 for a withdrawn one or one whose card is not public."""
    return get_object_or_404(uses_shown().select_related("card", "collectivite"), pk=pk)


def real_durations(card: MethodCard) -> RealDurations:
    """The latest durations told; one query."""
    rows = uses_shown().filter(card=card).order_by("-used_on", "-pk").values_list("used_on", "minutes")[:JUDGED]
    return RealDurations(card.duration_typical, [(f"{day:%m/%Y}", minutes) for day, minutes in reversed(rows)])
