"""Reading the methods room with the reader's rights."""

from methods.queries.canvases import (
    get_card_with_canvases_for,
    get_editable_canvas_for,
)
from methods.queries.cards import (
    LISTED,
    cards_awaiting,
    cards_editable_by,
    cards_visible_to,
    cards_written_by,
    get_card_for,
    get_card_head_for,
    get_editable_card_for,
    get_printed_card_for,
    get_typed_over_for,
    materials_listed,
    neighbour_choices,
    published_cards,
    with_print,
    with_signs,
)
from methods.queries.uses import get_use_for, real_durations, uses_of, uses_shown, uses_told_by

__all__ = [
    "LISTED",
    "cards_awaiting",
    "cards_editable_by",
    "cards_visible_to",
    "cards_written_by",
    "get_card_for",
    "get_card_head_for",
    "get_card_with_canvases_for",
    "get_editable_canvas_for",
    "get_editable_card_for",
    "get_printed_card_for",
    "get_typed_over_for",
    "get_use_for",
    "materials_listed",
    "neighbour_choices",
    "published_cards",
    "real_durations",
    "uses_of",
    "uses_shown",
    "uses_told_by",
    "with_print",
    "with_signs",
]
