import datetime as dt

from foundation.files import actions
from foundation.jobs import every, job


@every(days=1, at="04:30")
@job()
def sweep_files() -> None:
    """Delete the bytes that no row has known for a day."""
    actions.sweep_orphans(older_than=dt.timedelta(days=1))
