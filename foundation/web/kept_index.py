"""A facet index kept by the process: read whole once, then brought up to date when its rows have changed."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from foundation.web.facet_index import Entry, FacetIndex


@dataclass(frozen=True)
class Changes:
    """What has changed since an index was read: the rows to read again, the keys of those to take out."""

    entries: Iterable[Entry]
    gone: Iterable[int] = ()


class Source(Protocol):
    """How a room reads its rows."""

    def stamp(self) -> Hashable:
        """What the rows are at this moment, in one query: equal stamps mean equal rows. None: it cannot be told."""

    def entries(self) -> Iterable[Entry]:
        """Every row of the list."""

    def changes(self, since: Hashable) -> Changes | None:
        """What has changed since a stamp; None when that stamp is not in the past of these rows."""


class KeptIndex:
    """One index for the process; threads share it, and the first to see a newer stamp brings it up to date.

    The stamp is read before the rows: what is written meanwhile is read once more, never missed.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lock = Lock()
        self._held: tuple[Hashable, FacetIndex] = (None, FacetIndex())

    def current(self) -> FacetIndex:
        """The index of the rows as they are now: one query when nothing has changed."""
        stamp, index = self._held
        found = self._source.stamp()
        if found is not None and found == stamp:
            return index
        with self._lock:
            return self._brought_up_to_date()

    def forget(self) -> None:
        """Read everything again next time."""
        with self._lock:
            self._held = (None, FacetIndex())

    def _brought_up_to_date(self) -> FacetIndex:
        stamp, index = self._held
        found = self._source.stamp()  # another thread may have gone further while this one waited
        if found is None or found != stamp:
            index = self._read(stamp, index)
            self._held = (found, index)
        return index

    def _read(self, stamp: Hashable, index: FacetIndex) -> FacetIndex:
        changes = self._source.changes(stamp) if stamp is not None else None
        if changes is None:
            return FacetIndex(self._source.entries())
        return index.changed(changes.entries, changes.gone)
