from content.actions import alerts as actions
from foundation.jobs import every, job
from foundation.jobs.actions import enqueue_once

LOOKING_SECONDS = 30.0  # half of what a job is given: room for the search under way


@every(days=1, at="06:45")
@job()
def send_alerts() -> None:
    """Tell people what is new in the searches they keep, and come back if some are left."""
    if actions.send_alerts(seconds=LOOKING_SECONDS):
        enqueue_once(send_alerts)
    else:
        actions.purge_alerts()
