"""Questions left without an answer: passed on to the referents after a week, then to the editors."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from content.addressees import turn_after
from content.enums import AnswerTurn
from content.models import Enquiry
from content.notifications.relay import ENQUIRY_ASKED, ENQUIRY_PASSED_ON
from foundation.notifications import announce

PATIENCE = dt.timedelta(days=7)
AT_ONCE = 100  # a job is short; the next one does the rest


def pass_on_questions() -> int:
    """Give the turn of the questions that have waited a week to the next ones; returns how many."""
    late = Enquiry.objects.filter(answered_at=None, closed_at=None, turned_at__lte=timezone.now() - PATIENCE)
    rows = late.exclude(turn=AnswerTurn.EDITORS).select_related("initiative__territory")
    rows = rows.prefetch_related("initiative__authors").order_by("turned_at", "pk")[:AT_ONCE]
    return sum(_pass_on(enquiry) for enquiry in rows)


def _pass_on(enquiry: Enquiry) -> bool:
    """The conditional update decides between two workers, and between them and an answer."""
    still = Enquiry.objects.filter(pk=enquiry.pk, turn=enquiry.turn, answered_at=None, closed_at=None)
    with transaction.atomic():
        turn = turn_after(enquiry)
        if not still.update(turn=turn, turned_at=timezone.now()):
            return False
        announce(ENQUIRY_ASKED, target=enquiry)
        announce(ENQUIRY_PASSED_ON, target=enquiry)
    return True
