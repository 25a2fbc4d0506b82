"""What django-q2 calls in its worker processes."""

import logging
import os
import socket
import traceback

from django_q.exceptions import TimeoutException

from foundation.jobs.actions import beat, claim_run, enqueue_once, fail_run, finish_run
from foundation.jobs.models import JobRun
from foundation.jobs.registry import get_job
from foundation.web.request_id import current_request_id

WORKER_VARIABLE = "JOBS_WORKER"

logger = logging.getLogger("essaim.jobs")


def run(run_pk: int) -> None:
    """Run one request. Never raises: the outcome is in the JobRun, the message is done with."""
    claimed = claim_run(run_pk)
    if claimed:
        # The lines that the job logs carry its name and its run where those of a page carry the request.
        token = current_request_id.set(f"{claimed.name}#{claimed.pk}")
        try:
            _execute(claimed)
        finally:
            current_request_id.reset(token)
    beat(worker_name())


def run_scheduled(name: str) -> None:
    """Turn the tick of a schedule into a request, so that it is counted like any other."""
    enqueue_once(get_job(name).function)
    beat(worker_name())


def worker_name() -> str:
    """Return the name of the cluster this process belongs to, given by its supervisor."""
    return os.environ.get(WORKER_VARIABLE) or socket.gethostname()


def _execute(claimed: JobRun) -> None:
    try:
        declared = get_job(claimed.name)
        declared.function(*claimed.arguments)
    # django-q2 signals a job that lasts too long by an exception that is not an Exception.
    except (Exception, TimeoutException):
        logger.exception("job failed")
        fail_run(claimed, traceback.format_exc())
    else:
        finish_run(claimed)
        # What comes back every minute would drown the rest.
        logger.log(logging.DEBUG if declared.schedule else logging.INFO, "job done")
