"""The numbers of the library, in six queries whatever its length."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast, Coalesce

from content.models import Hypothesis, Initiative, MethodUse
from content.queries import initiatives_listed
from content.queries.opening import themes_counted
from foundation.history.enums import EditorialState
from methods.queries import cards_visible_to

COLUMNS = ("region_id", "territory_kind", "outcome", "year", "last_news", "adaptation_count")
MOST = 15


@dataclass(frozen=True)
class Numbers:
    """What was counted, before any word: `columns` by column and value; the others best first."""

    totals: dict[str, int]
    columns: dict[str, Counter[str]]
    themes: list[tuple[str, str, int]]
    verdicts: dict[str, tuple[int, int]]
    methods: list[tuple[str, str, int]]
    adapted: list[tuple[str, str, int]]


def count_library() -> Numbers:
    """Count the published cases."""
    return Numbers(_totals(), _columns(), _themes(), _verdicts(), _methods(), _adapted())


def _totals() -> dict[str, int]:
    return initiatives_listed().aggregate(
        initiatives=Count("pk"),
        territories=Count("territory", distinct=True),
        vouched=Count("pk", filter=Q(vouched_at__isnull=False)),
        adapted=Count("pk", filter=Q(adaptation_count__gt=0)),
        adaptations=Coalesce(Sum("adaptation_count"), 0),
    )


def _columns() -> dict[str, Counter[str]]:
    first, *others = [_counted(name) for name in COLUMNS]
    found: dict[str, Counter[str]] = {name: Counter() for name in COLUMNS}
    for row in first.union(*others, all=True):
        found[row["of"]][row["value"] or ""] = row["count"]
    return found


def _counted(name: str) -> Any:
    rows: QuerySet[Initiative] = initiatives_listed().order_by()
    return rows.values(of=Value(name), value=Cast(F(name), CharField())).annotate(count=Count("pk"))


def _themes() -> list[tuple[str, str, int]]:
    rows = themes_counted().order_by("-cases", "name").values_list("slug", "name", "cases")
    return [row for row in rows if row[2]]


def _verdicts() -> dict[str, tuple[int, int]]:
    """By verdict, how many hypotheses, and in how many cases."""
    rows = Hypothesis.objects.filter(initiative__state=EditorialState.PUBLISHED).order_by().values("verdict")
    counted = rows.annotate(hypotheses=Count("pk"), cases=Count("initiative", distinct=True))
    return {row["verdict"]: (row["hypotheses"], row["cases"]) for row in counted}


def _methods() -> list[tuple[str, str, int]]:
    cards = cards_visible_to(AnonymousUser()).values("pk")
    used = MethodUse.objects.filter(initiative__state=EditorialState.PUBLISHED, card__in=cards).order_by()
    counted = used.values("card__slug", "card__title").annotate(cases=Count("initiative", distinct=True))
    best = counted.order_by("-cases", "card__title")[:MOST]
    return [(row["card__slug"], row["card__title"], row["cases"]) for row in best]


def _adapted() -> list[tuple[str, str, int]]:
    rows = initiatives_listed().filter(adaptation_count__gt=0).order_by("-adaptation_count", "title", "pk")
    return list(rows.values_list("slug", "title", "adaptation_count")[:MOST])
