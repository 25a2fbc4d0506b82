"""Doors to the library, one file a subject."""

from content.queries.sheets import (
    card_choices,
    get_editable_initiative_for,
    get_initiative_for,
    get_readable_initiative_for,
    initiatives_awaiting,
    initiatives_editable_by,
    initiatives_listed,
    initiatives_visible_to,
    initiatives_written_by,
)
from content.queries.writing import typed_in, typed_parts

__all__ = [
    "card_choices",
    "get_editable_initiative_for",
    "get_initiative_for",
    "get_readable_initiative_for",
    "initiatives_awaiting",
    "initiatives_editable_by",
    "initiatives_listed",
    "initiatives_visible_to",
    "initiatives_written_by",
    "typed_in",
    "typed_parts",
]
