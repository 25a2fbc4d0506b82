"""Asking for news of a case, 6 and 18 months after its first publication; once more a month later, then silence."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from content.enums import Milestone
from content.freshness import months_before
from content.models import FollowUp, Initiative
from content.notifications.life import NEWS_ASKED
from content.queries.news import cases_due, open_requests
from foundation.history.enums import EditorialState
from foundation.notifications import announce

# News as fresh as this answer a milestone before it is asked.
FRESH = dt.timedelta(days=60)
PATIENCE = dt.timedelta(days=30)
# In one run of the job; the others are asked the next day.
BATCH = 200
_MONTHS = {Milestone.SIX: 6, Milestone.EIGHTEEN: 18}


def ask_for_news(now: dt.datetime) -> int:
    """Ask what the milestones say; returns how many cases. A case late for both is only asked for the second."""
    first, second = (months_before(now, _MONTHS[milestone]) for milestone in (Milestone.SIX, Milestone.EIGHTEEN))
    late = list(cases_due(Milestone.EIGHTEEN, since=second)[:BATCH])
    young = list(cases_due(Milestone.SIX, since=first, until=second)[: BATCH - len(late)])
    return sum(_ask(case, Milestone.EIGHTEEN, now) for case in late) + sum(
        _ask(case, Milestone.SIX, now) for case in young
    )


def remind_of_news(now: dt.datetime) -> int:
    """Ask a second and last time what nobody answered in a month; returns how many cases."""
    waiting = open_requests().filter(
        asked_at__lte=now - PATIENCE, reminded_at=None, initiative__state=EditorialState.PUBLISHED
    )
    return sum(_remind(request, now) for request in waiting.order_by("pk")[:BATCH])


def _ask(case: Initiative, milestone: Milestone, now: dt.datetime) -> bool:
    """Write the request, and send it unless fresh news make it useless. False when it was written already."""
    today = timezone.localdate(now)
    known = case.last_news_on is not None and case.last_news_on > today - FRESH
    with transaction.atomic():
        request, new = FollowUp.objects.get_or_create(
            initiative=case,
            milestone=milestone,
            defaults={"due_on": today, "asked_at": None if known else now},
        )
        if new and not known:
            announce(NEWS_ASKED, target=request)
    return new and not known


def _remind(request: FollowUp, now: dt.datetime) -> bool:
    with transaction.atomic():
        # The conditional update decides between two workers: one of them announces.
        if not FollowUp.objects.filter(pk=request.pk, status="", reminded_at=None).update(reminded_at=now):
            return False
        announce(NEWS_ASKED, target=request)
    return True
