import datetime as dt

from foundation.jobs import every, job
from foundation.jobs.actions import enqueue_once
from foundation.notifications.actions.announce import deliver_event
from foundation.notifications.actions.outbox import send_due_mails
from foundation.notifications.actions.reading import purge_events
from foundation.notifications.models import Event

SENDING_SECONDS = 30.0  # half of what a job is given: room for the mail under way


@job()
def fan_out(event_id: int) -> None:
    """Write the deliveries of an event, and send at once the mails that ask for it."""
    if event := Event.objects.select_related("actor").filter(pk=event_id).first():
        deliver_event(event)
        enqueue_once(send_mails)


@every(minutes=1)
@job(max_attempts=1)
def send_mails() -> None:
    """Send the mails that are due, and come back if some are left."""
    if send_due_mails(seconds=SENDING_SECONDS):
        enqueue_once(send_mails)


@every(days=1, at="04:20")
@job()
def purge() -> None:
    """Forget the news of last year."""
    purge_events(older_than=dt.timedelta(days=365))
