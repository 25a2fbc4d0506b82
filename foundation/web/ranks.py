"""Rows in an order that somebody chose: `position`, dense from 1."""

from typing import Any

from django.db.models import Max, QuerySet


def next_rank(rows: QuerySet[Any]) -> int:
    """The position after the last of `rows`."""
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


def move_rank(rows: QuerySet[Any], pk: int, step: int) -> bool:
    """Move a row up (-1) or down (1) among the others, in the caller’s transaction; whether it could."""
    ordered = list(rows.order_by("position", "pk"))
    here = next((rank for rank, row in enumerate(ordered) if row.pk == pk), None)
    if here is None or not 0 <= here + step < len(ordered):
        return False
    ordered.insert(here + step, ordered.pop(here))
    for position, row in enumerate(ordered, start=1):
        row.position = position
    rows.model._default_manager.bulk_update(ordered, ["position"])
    return True
