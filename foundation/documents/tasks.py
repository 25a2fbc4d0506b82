from foundation.documents import composing
from foundation.jobs import every, job


@every(days=1, at="04:40")
@job()
def purge() -> None:
    """Forget the documents composed last month."""
    composing.purge()
