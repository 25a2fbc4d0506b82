"""Many values asked of the database some at a time: an engine takes so many in one question."""

from collections.abc import Iterable, Iterator
from typing import Any

CHUNK = 400


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """The values in order, each once, `size` at a time."""
    ordered = sorted(set(values))
    return (ordered[start : start + size] for start in range(0, len(ordered), size))
