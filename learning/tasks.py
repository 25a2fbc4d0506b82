"""Background work of learning."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from foundation.jobs import every, job
from foundation.notifications import announce
from learning.models import Session
from learning.notifications import SESSION_SOON

NOTICE = timedelta(days=2)


@every(minutes=30)
@job()
def remind_of_sessions() -> None:
    """Announce, once each, the sessions that begin within two days."""
    now = timezone.now()
    for session in Session.objects.filter(starts_at__gt=now, starts_at__lte=now + NOTICE, reminded_at=None):
        with transaction.atomic():
            # The conditional update decides between two workers: one of them announces.
            if Session.objects.filter(pk=session.pk, reminded_at=None).update(reminded_at=now):
                announce(SESSION_SOON, target=session)
