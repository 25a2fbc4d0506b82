import datetime as dt

from django.utils import timezone

from foundation.health.registry import Health, check
from foundation.jobs.queries import failed_count, last_beat, oldest_waiting

BEAT_EXPECTED_WITHIN = dt.timedelta(minutes=5)
WAIT_ALLOWED = dt.timedelta(minutes=15)


@check("worker")
def worker() -> Health:
    """A worker has finished something lately; the heartbeat gives it something to finish every minute."""
    beat = last_beat()
    age = timezone.now() - beat if beat else None
    seconds = round(age.total_seconds()) if age else None
    return Health(ok=age is not None and age < BEAT_EXPECTED_WITHIN, figures={"seconds_since_last_job": seconds})


@check("jobs")
def jobs() -> Health:
    """Nothing has been waiting for long. Jobs given up are shown, for somebody to look at."""
    waiting = oldest_waiting()
    figures = {"oldest_waiting_seconds": round(waiting.total_seconds()), "failed": failed_count()}
    return Health(ok=waiting < WAIT_ALLOWED, figures=figures)
