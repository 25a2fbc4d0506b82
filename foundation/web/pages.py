"""Keyset pages: a list's cost does not grow with the page's depth, and nothing is counted.

The mark of a page is the sort key of its last row, so rows added meanwhile neither repeat nor hide one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
_SALT = "essaim.page"


@dataclass(frozen=True)
class Page(Generic[Row]):
    """`rows` of this page; `following` is the mark of the next page, or "" at the end; `first` tells the first."""

    rows: list[Row]
    following: str
    first: bool

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(rows: QuerySet[Row], order: Sequence[str], *, mark: str = "", size: int = 20) -> Page[Row]:
    """One page of `rows`.

    `order`: field names, "-" for descending; the last must be unique and none may be null.
    `mark`: what the address bar holds (a forged or damaged one gives the first page). `size`: rows a page.
    """
    values = _read(mark, len(order))
    found = list(rows.order_by(*order).filter(_after(order, values) if values else Q())[: size + 1])
    following = _write(found[size - 1], order) if len(found) > size else ""
    return Page(found[:size], following, first=not values)


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows strictly after `values` in a mixed-direction order."""
    condition = Q()
    equal = Q()
    for name, value in zip(order, values, strict=True):
        field = name.lstrip("-")
        condition |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        equal &= Q(**{field: value})
    return condition


def _write(row: Model, order: Sequence[str]) -> str:
    values = [_attribute(row, name.lstrip("-")) for name in order]
    return signing.dumps([v.isoformat() if isinstance(v, datetime) else v for v in values], salt=_SALT)


def _attribute(row: Any, path: str) -> Any:
    for part in path.split("__"):
        row = getattr(row, part)
    return row


def _read(mark: str, length: int) -> list[Any]:
    try:
        values = signing.loads(mark, salt=_SALT) if mark else []
    except signing.BadSignature:
        return []
    return values if len(values) == length else []
