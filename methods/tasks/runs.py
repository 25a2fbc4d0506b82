from foundation.jobs import every, job
from methods.actions import runs as actions


@every(days=1, at="03:20")
@job()
def close_forgotten_runs() -> None:
    """End the workshops that nobody has closed."""
    actions.close_forgotten_runs()
