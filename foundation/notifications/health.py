import datetime as dt

from foundation.health.registry import Health, check
from foundation.notifications.queries import failed_mails, oldest_due_mail

WAIT_ALLOWED = dt.timedelta(hours=1)


@check("mail")
def mail() -> Health:
    """Mails leave in time. Those given up are shown: often an address that no longer exists."""
    waiting = oldest_due_mail()
    figures = {"oldest_due_seconds": round(waiting.total_seconds()), "failed": failed_mails()}
    return Health(ok=waiting < WAIT_ALLOWED, figures=figures)
