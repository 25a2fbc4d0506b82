"""Telling people what happened: rooms `register` their kinds, and `announce` from their actions."""

from collections.abc import Iterable
from typing import Any

from foundation.notifications.kinds import Kind, Line, register

__all__ = ["Kind", "Line", "announce", "register"]


def announce(kind: Kind, *, target: Any, actor: Any = None, recipients: Iterable[Any] | None = None) -> None:
    """Say that something happened to `target`: one row and one job, in the caller's transaction.

    `recipients` (people or their ids) is given for personal news; otherwise the kind finds them, in the job.
    The actor is never told of their own deed.
    """
    from foundation.notifications.actions.announce import announce_event  # models are not ready when apps load

    announce_event(kind, target=target, actor=actor, recipients=recipients)
