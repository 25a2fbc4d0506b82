"""The sheets of a search, read by hundreds with all that they hold, and the columns that they need."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Max, Q, QuerySet, Value
from django.db.models.functions import Length

from content.exporting.cells import LONGEST, ROWS_OF
from content.importing.columns import CONTINUED, GROUPS, PLAIN, slot
from content.models import Initiative, MethodUse
from content.queries import initiatives_listed
from content.snapshots import ROWS, SECTIONS
from foundation.history.enums import EditorialState

CHUNK = 300
# Past so many sheets, the columns are those that the whole library needs.
FEW = 500
MODELS: dict[str, Any] = {key: model for key, (model, _fields) in ROWS.items()} | {"methods": MethodUse}


def sheets_of(keys: Sequence[int]) -> Iterator[Initiative]:
    """The published sheets of these keys, in their order; one taken off meanwhile is passed over."""
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        found = _whole(initiatives_listed()).in_bulk(list(chunk))
        yield from (found[key] for key in chunk if key in found)


def _whole(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    html = [f"{name}_html" for name in SECTIONS]
    related = [*ROWS_OF.values(), "method_uses__card", "themes"]
    return rows.select_related("territory", "department", "region").prefetch_related(*related).defer(*html)


def columns_for(keys: Sequence[int], *, cut_texts: bool) -> list[str]:
    """The keys of the columns: the plain ones, the ends of very long parts when they are cut, the numbered ones."""
    ends = set(_long_parts(keys)) if cut_texts else set()
    plain = [(column.key, f"{column.key}.{CONTINUED}") for column in PLAIN]
    return [key for pair in plain for key in pair if key in ends or "." not in key] + numbered_columns(_most(keys))


def numbered_columns(most: dict[str, int]) -> list[str]:
    """The numbered columns, number after number."""
    return [
        slot(group.key, number, part.key)
        for group in GROUPS
        for number in range(1, max(1, most.get(group.key) or 0) + 1)
        for part in group.parts
    ]


def _most(keys: Sequence[int]) -> dict[str, int]:
    """How many rows of each group a sheet has at most: one query."""
    scope = _scope("initiative__", keys)
    first, *others = [
        model.objects.filter(scope).order_by().values(group=Value(key)).annotate(most=Max("position"))
        for key, model in MODELS.items()
    ]
    return {row["group"]: row["most"] for row in first.union(*others, all=True)}


def _long_parts(keys: Sequence[int]) -> list[str]:
    lengths = {f"long_{name}": Max(Length(name)) for name in SECTIONS}
    found = Initiative.objects.filter(_scope("", keys)).aggregate(**lengths)
    return [f"{name}.{CONTINUED}" for name in SECTIONS if (found[f"long_{name}"] or 0) > LONGEST]


def _scope(path: str, keys: Sequence[int]) -> Q:
    return Q(**{f"{path}pk__in": list(keys)}) if len(keys) <= FEW else Q(**{f"{path}state": EditorialState.PUBLISHED})
