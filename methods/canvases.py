"""The canvases of a card, as pages show them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from foundation.files.limits import say_size
from foundation.files.types import TYPES
from methods.models import MethodCard

FORMATS = ("pdf", "odt", "png")
LABELS = {TYPES[name].mime: name.upper() for name in FORMATS}


@dataclass(frozen=True)
class CanvasFile:
    """One file to take: its address, its format and its size in words."""

    url: str
    name: str
    format: str
    size: str


@dataclass(frozen=True)
class ShownCanvas:
    """A canvas with its files, the PDF first."""

    pk: int
    title: str
    purpose: str
    files: list[CanvasFile]

    @property
    def formats(self) -> list[str]:
        """The formats it has, as FORMATS names them."""
        return [file.format.lower() for file in self.files]


def canvases_shown(card: MethodCard) -> list[ShownCanvas]:
    """The canvases of a card read `with_canvases`, in order."""
    files = sorted(card.canvas_files or [], key=lambda file: list(LABELS).index(file["mime"]))  # type: ignore[attr-defined]
    rows = sorted(card.canvas_rows or [], key=lambda row: (row["position"], row["pk"]))  # type: ignore[attr-defined]
    return [
        ShownCanvas(
            row["pk"], row["title"], row["purpose"], [_file(one) for one in files if one["canvas"] == row["pk"]]
        )
        for row in rows
    ]


def _file(row: dict[str, Any]) -> CanvasFile:
    url = reverse("files:file", args=[UUID(row["pk"]), row["name"]])
    return CanvasFile(url, row["name"], LABELS[row["mime"]], say_size(row["size"]))
