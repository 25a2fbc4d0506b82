"""The family of a case: what it comes from, what came from it, within bounds, in four queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from content.models import Adaptation, Initiative
from content.permissions import PUBLIC_STATES
from content.queries.adaptations import live_adaptations

DEEPEST = 6  # generations up, and down
MOST_SHEETS = 100
MOST_ADAPTATIONS = 200
SHOWN = ("slug", "title", "territory_name", "department", "year", "state")

# A step goes from a sheet to another by an adaptation that stands, when the other one is public.
_UP = """
WITH RECURSIVE family(id, depth) AS (
    SELECT CAST(%s AS bigint), 0
    UNION
    SELECT step.source_id, family.depth + 1 FROM family
    JOIN content_adaptation step ON step.initiative_id = family.id AND step.withdrawn_at IS NULL
    JOIN content_initiative sheet ON sheet.id = step.source_id AND sheet.state IN (%s, %s)
    WHERE family.depth < %s
)
SELECT family.id, MIN(family.depth), COUNT(origin.id) FROM family
LEFT JOIN content_adaptation link ON link.initiative_id = family.id AND link.withdrawn_at IS NULL
LEFT JOIN content_initiative origin ON origin.id = link.source_id AND origin.state IN (%s, %s)
GROUP BY family.id
"""
_DOWN = """
WITH RECURSIVE family(id, depth) AS (
    SELECT CAST(%s AS bigint), 0
    UNION
    SELECT step.initiative_id, family.depth + 1 FROM family
    JOIN content_adaptation step ON step.source_id = family.id AND step.withdrawn_at IS NULL
    JOIN content_initiative sheet ON sheet.id = step.initiative_id AND sheet.state IN (%s, %s)
    WHERE family.depth < %s
)
SELECT id FROM family GROUP BY id ORDER BY MIN(depth), id LIMIT %s
"""


@dataclass(frozen=True)
class Family:
    """The sheets by id, the adaptations from each of them, the one where it begins; `is_cut` when some are left out."""

    root: Initiative
    sheets: dict[int, Initiative]
    steps: dict[int, list[Adaptation]]
    is_cut: bool


def family_of(initiative: Initiative) -> Family:
    """The family of a public sheet, from its oldest ancestor; from the sheet itself when it lies too far below."""
    root = _root_of(initiative.pk)
    found = _descendants_of(root)
    if initiative.pk not in found:
        root, found = initiative.pk, _descendants_of(initiative.pk)
    sheets = Initiative.objects.only(*SHOWN).in_bulk(found)
    rows = _steps_from(found)
    steps: dict[int, list[Adaptation]] = {}
    for row in rows[:MOST_ADAPTATIONS]:
        steps.setdefault(row.source_id, []).append(row)
    is_cut = len(found) == MOST_SHEETS or len(rows) > MOST_ADAPTATIONS
    return Family(sheets[root], sheets, steps, is_cut)


def _root_of(pk: int) -> int:
    """The furthest ancestor that comes from nothing; in a circle, the oldest sheet of it."""
    ancestors = _asked(_UP, [pk, *PUBLIC_STATES, DEEPEST, *PUBLIC_STATES])
    origins = [(-depth, found) for found, depth, sources in ancestors if not sources or depth == DEEPEST]
    return min(origins)[1] if origins else min(found for found, _depth, _sources in ancestors)


def _descendants_of(pk: int) -> list[int]:
    return [found for (found,) in _asked(_DOWN, [pk, *PUBLIC_STATES, DEEPEST, MOST_SHEETS])]


def _steps_from(sheets: Iterable[int]) -> list[Adaptation]:
    rows = live_adaptations().filter(source__in=list(sheets)).select_related("collectivite")
    return list(rows.order_by("created_at", "pk")[: MOST_ADAPTATIONS + 1])


def _asked(sql: str, parameters: Sequence[int | str]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
