import datetime as dt

from foundation.jobs import actions, every, job


@every(minutes=1)
@job(max_attempts=1)
def heartbeat() -> None:
    """Give idle workers something to finish; the runner signs for them."""
    actions.forget_workers(silent_for=dt.timedelta(days=1))


@every(minutes=1)
@job(max_attempts=1)
def sweep() -> None:
    """Bring back failed and lost runs."""
    actions.sweep_runs()


@every(days=1, at="04:10")
@job()
def purge() -> None:
    """Forget old successes."""
    actions.purge_runs(kept_for=dt.timedelta(days=7))
