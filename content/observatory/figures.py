"""A figure of the observatory: its rows, and what it says and does not say, in plain words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from content.forms.filters import InitiativeFilterForm

DRAWN = 12


@dataclass(frozen=True)
class Row:
    """`share` is a percentage of the cases, or of what the figure counts; `url` leads to them, when it can."""

    label: str
    number: int
    share: int | None = None
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """`says` in one sentence; `unit` heads the column of numbers."""

    key: str
    title: str
    says: str
    unit: str
    rows: list[Row] = field(default_factory=list)
    tone: str = "lagoon"
    more: str = ""
    more_url: str = ""

    @property
    def drawn(self) -> list[tuple[str, int]]:
        """The pairs that are drawn: the first ones of a long figure."""
        return [(row.label, row.number) for row in self.rows[:DRAWN]]

    @property
    def is_cut(self) -> bool:
        """Whether the table says more than the drawing."""
        return len(self.rows) > DRAWN

    @property
    def has_shares(self) -> bool:
        return any(row.share is not None for row in self.rows)


def counted_rows(words: Iterable[tuple[str, str]], counts: Counter[str], total: int, name: str) -> list[Row]:
    """A row for each word that counts something, in the order of `words`; `name` is the filter of the list."""
    return [
        Row(str(label), counts[value], share(counts[value], total), filtered(name, value))
        for value, label in words
        if counts[value]
    ]


def share(part: int, whole: int) -> int | None:
    """A percentage, or nothing when there is nothing to share."""
    return round(100 * part / whole) if whole else None


def filtered(name: str, value: str) -> str:
    """The address of the list under one filter, when it has it."""
    if not value or name not in InitiativeFilterForm.base_fields:
        return ""
    return f"{reverse('content:initiative-list')}?{urlencode({name: value})}"
