"""The cases that a reader sets side by side."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from content.models import Initiative
from content.queries.sheets import initiatives_visible_to

ROWS = ("themes", "hypotheses", "method_uses", "indicators", "tools", "factors")


def with_rows_compared(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """The initiatives with all that a comparison reads: seven queries, whatever their number."""
    return rows.select_related("territory", "department").prefetch_related(*ROWS)


def cases_named(user: Any, slugs: Iterable[str]) -> list[Initiative]:
    """The cases of these slugs that the reader may see, in the same order."""
    wanted = list(slugs)
    found = {row.slug: row for row in with_rows_compared(initiatives_visible_to(user)).filter(slug__in=wanted)}
    return [found[slug] for slug in wanted if slug in found]


def case_titles(user: Any, slugs: Iterable[str]) -> list[tuple[str, str]]:
    """Slug and title of the cases chosen so far, for the tray of the list: one query, none when there is none."""
    wanted = list(slugs)
    rows = initiatives_visible_to(user).filter(slug__in=wanted).values_list("slug", "title") if wanted else ()
    titles = dict(rows)
    return [(slug, titles[slug]) for slug in wanted if slug in titles]
