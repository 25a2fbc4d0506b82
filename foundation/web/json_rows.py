"""Rows of another table brought with an object, in the query that reads it."""

from typing import Any

from django.db.models import Aggregate, JSONField


class JsonRows(Aggregate):
    """The rows of a group as one JSON list, unordered: `JsonRows(JSONObject(name="name"))`; None without any.

    Grouped by its owner in a `Subquery`, it shows rows on a page without one more query.
    """

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)
