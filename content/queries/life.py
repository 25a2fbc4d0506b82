"""What is known of a sheet once it is on line: who vouched for it, what became of it."""

from django.db.models import QuerySet
from django.utils import timezone

from content.models import FollowUp, Initiative, Vouching


def standing_vouching(initiative: Initiative) -> Vouching | None:
    """The word of the collectivité that holds, or None."""
    return initiative.vouchings.filter(withdrawn_at=None).select_related("collectivite", "actor", "initiative").first()


def news_of(initiative: Initiative) -> QuerySet[FollowUp]:
    """The news that were given, the latest first."""
    return initiative.follow_ups.exclude(status="").order_by("-answered_at", "-pk")


def request_waiting(initiative: Initiative) -> FollowUp | None:
    """The latest request for news that nothing has answered since it left, or None."""
    asked = initiative.follow_ups.filter(status="").exclude(asked_at=None)
    latest = asked.order_by("-due_on", "-pk").first()
    if latest and initiative.last_news_on and initiative.last_news_on >= timezone.localdate(latest.asked_at):
        return None
    return latest
