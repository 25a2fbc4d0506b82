"""What waits for a person among the cards, found in one pass."""

from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from accounts.permissions import is_editor
from foundation.history.enums import EditorialState
from foundation.history.reading import in_review_state
from methods.models import MethodCard
from methods.queries import cards_written_by


def cards_waiting_for(user: Any, limit: int) -> QuerySet[Any]:
    """What this person has to revise or to review, as rows of « Ma semaine »; the oldest, so many at most."""
    revised = Q(pk__in=in_review_state(cards_written_by(user), EditorialState.TO_REVISE).values("pk"))
    submitted = in_review_state(MethodCard.objects.all(), EditorialState.SUBMITTED)
    waiting = revised | Q(pk__in=submitted.values("pk")) if is_editor(user) else revised
    oldest = MethodCard.objects.filter(waiting).order_by("updated_at", "pk").values("pk")[:limit]
    awaits = Case(When(revised, then=Value("revise")), default=Value("review"))
    return MethodCard.objects.filter(pk__in=oldest).annotate(
        awaits=awaits, line=F("title"), ref=F("slug"), moment=F("updated_at")
    )
