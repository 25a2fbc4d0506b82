from territories.queries.lookup import collectivite_by_code, find_collectivites
from territories.queries.pages import (
    active_collectivites,
    collectivite_at,
    counts_by_department,
    counts_by_region,
    get_collectivite_for,
    get_department_for,
    get_region_for,
    held_in,
    neighbours_of,
    scope_at,
)
from territories.queries.similar import Similar, active_similar_to, similar_to

__all__ = [
    "Similar",
    "active_collectivites",
    "active_similar_to",
    "collectivite_at",
    "collectivite_by_code",
    "counts_by_department",
    "counts_by_region",
    "find_collectivites",
    "get_collectivite_for",
    "get_department_for",
    "get_region_for",
    "held_in",
    "neighbours_of",
    "scope_at",
    "similar_to",
]
