"""Tidying what was typed and left."""

from content.actions.typing import purge_typed
from foundation.jobs import every, job


@every(days=1, at="04:10")
@job()
def purge_typed_parts() -> None:
    """Forget what was typed in a sheet and left for ninety days."""
    purge_typed()
