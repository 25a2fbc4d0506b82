from foundation.jobs import every, job
from foundation.search import statistics


@every(minutes=10)
@job()
def count_words() -> None:
    """Count the words of the index again when something was indexed since the last time."""
    if statistics.are_outdated():
        statistics.refresh()
