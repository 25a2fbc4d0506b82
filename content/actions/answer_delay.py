"""The usual delay of answer of a team, kept on its sheet."""

from math import ceil
from statistics import median

from content.actions.shelving import turn_edition
from content.models import Enquiry, Initiative

LATEST = 20  # a team is judged on its latest answers
FEWEST = 2
LONGEST_HOURS = 24 * 90


def keep_answer_delay(initiative: Initiative) -> None:
    """Write the median of the first answers, in hours; nothing below two. Called inside the answer's transaction."""
    # The row is held, so that answers given at once are all counted.
    Initiative.objects.select_for_update(no_key=True).filter(pk=initiative.pk).values_list("pk").first()
    hours = _median_hours(initiative)
    if Initiative.objects.filter(pk=initiative.pk).exclude(answer_hours=hours).update(answer_hours=hours):
        initiative.answer_hours = hours
        turn_edition(initiative)


def _median_hours(initiative: Initiative) -> int | None:
    answered = Enquiry.objects.filter(initiative=initiative, answered_at__isnull=False).order_by("-answered_at", "-pk")
    moments = answered.values_list("created_at", "answered_at")[:LATEST]
    delays = [after - asked for asked, after in moments if after]
    if len(delays) < FEWEST:
        return None
    hours = ceil(median(delay.total_seconds() for delay in delays) / 3600)
    return min(max(hours, 1), LONGEST_HOURS)
