"""Files of cards too many to be read or written while somebody waits."""

from foundation.exchange.enums import ImportState
from foundation.jobs import job
from methods.exchange import runs
from methods.models import CardImport


@job(max_attempts=2)
def read_cards(run_pk: int) -> None:
    """Read files that were just given."""
    if run := _run(run_pk, ImportState.READING):
        runs.read(run)


@job(max_attempts=2)
def write_cards(run_pk: int) -> None:
    """Write files whose owner has accepted the report."""
    if run := _run(run_pk, ImportState.WRITING):
        runs.carry_out(run)


def _run(pk: int, state: ImportState) -> CardImport | None:
    """The run, while the person who handed it over is there."""
    runs_there = CardImport.objects.filter(asked_by__is_active=True).select_related("asked_by")
    return runs_there.filter(pk=pk, state=state).first()
