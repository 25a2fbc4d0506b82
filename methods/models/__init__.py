"""Cards, and what people tell of their uses."""

from methods.models.cards import (
    DEFAULT_LICENCE,
    PLAIN_FIELDS,
    SECTIONS,
    CardRelation,
    CardRow,
    Material,
    MethodCard,
    Step,
)
from methods.models.uses import UseReport

__all__ = [
    "DEFAULT_LICENCE",
    "PLAIN_FIELDS",
    "SECTIONS",
    "CardRelation",
    "CardRow",
    "Material",
    "MethodCard",
    "Step",
    "UseReport",
]
