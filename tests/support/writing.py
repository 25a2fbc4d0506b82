"""What a browser sends from the pages where a sheet is written."""

from typing import Any

from content.forms.editors import EDITORS
from content.measures import written_measures
from content.models import Initiative


def part_url(initiative: Initiative, key: str, page: str = "") -> str:
    """The address of a part, or of one of its pages ("saisie/")."""
    return f"{initiative.get_absolute_url()}ecrire/{key}/{page}"


def part_posted(key: str, data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The form of a part, filled with what a snapshot says."""
    editor = EDITORS[key]
    fields = {name: _plain(data.get(name)) for name in editor.form_class.base_fields}
    if key == "lieu":
        fields |= {"territory": "", "department": _plain(data["department_id"]), "region": _plain(data["region_id"])}
    for prefix in editor.rows_on:
        fields |= rows_posted(prefix, data[prefix])
    return fields | {"base": 1} | more


def rows_posted(prefix: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows of a form."""
    typed = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for n, row in enumerate(rows):
        typed |= {f"{prefix}-{n}-{name}": _plain(value) for name, value in row.items()}
    return typed


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(row, dict) for row in value):
        return written_measures(value)
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return value
