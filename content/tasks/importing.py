"""Files of cases too large to be read or written while somebody waits."""

from typing import Any

from django.contrib.auth import get_user_model

from content.actions import importing
from content.models import ImportRun
from foundation.exchange.enums import ImportState
from foundation.jobs import job


@job(max_attempts=2)
def read_import(run_pk: int) -> None:
    """Read a file that was just given."""
    if run := _run(run_pk, ImportState.READING):
        importing.read_run(run)


@job(max_attempts=2)
def write_import(run_pk: int, actor_pk: int) -> None:
    """Write a file that an editor has accepted."""
    actor, run = _person(actor_pk), _run(run_pk, ImportState.WRITING)
    if actor and run:
        importing.carry_out(run, actor=actor)


@job(max_attempts=3)
def publish_import(run_pk: int, actor_pk: int, after: int) -> None:
    """Put the next sheets of a file on line."""
    actor, run = _person(actor_pk), _run(run_pk, ImportState.WRITTEN)
    if actor and run:
        importing.publish_run(run, actor=actor, after=after)


def _run(pk: int, state: ImportState) -> ImportRun | None:
    return ImportRun.objects.filter(pk=pk, state=state).first()


def _person(pk: int) -> Any:
    return get_user_model().objects.filter(pk=pk, is_active=True).first()
