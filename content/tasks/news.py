"""Asking for news of the cases."""

from django.utils import timezone

from content.actions import asking
from foundation.jobs import every, job


@every(days=1, at="06:40")
@job()
def ask_for_news() -> None:
    """Ask for news at 6 and 18 months, and once more where nobody answered."""
    now = timezone.now()
    asking.ask_for_news(now)
    asking.remind_of_news(now)
