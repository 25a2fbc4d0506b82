"""The canvases that ship with the project, read from `corpus/supports/*.yaml` (README.md beside them)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from methods.starter import CORPUS

SUPPORTS = CORPUS / "supports"
KINDS = ("lines", "zones", "table", "rings")


@dataclass(frozen=True)
class CanvasSource:
    """One file: the slug of its card, and what `documents/canvas.typ` draws."""

    key: str
    title: str
    purpose: str
    sheet: dict[str, Any]


def starter_canvases(folder: Path = SUPPORTS) -> Iterator[CanvasSource]:
    """Every canvas of the folder, by slug. Raises ValueError naming a file that is not a canvas."""
    for path in sorted(folder.glob("*.yaml")):
        try:
            yield _canvas(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")))
        except (LookupError, TypeError, ValueError, AttributeError, yaml.YAMLError) as fault:
            raise ValueError(f"{path.name}: {fault!r}") from fault


def _canvas(key: str, written: dict[str, Any]) -> CanvasSource:
    fields = written.get("fields", [])
    sheet = {
        "title": written["title"],
        "purpose": written["purpose"],
        "paper": written.get("paper", "a4"),
        "landscape": written.get("landscape", False),
        "fields": fields,
        "fields-across": written.get("fields-across", len(fields) or 1),
        "blocks": [_block(block) for block in written["blocks"]],
    }
    return CanvasSource(key, written["title"], written["purpose"], sheet)


def _block(written: dict[str, Any]) -> dict[str, Any]:
    """A block is known by one of its keys: `lines: title`, `zones: [items]`, `table: [columns]`, `rings: [labels]`."""
    kind, *_others = [kind for kind in KINDS if kind in written]
    block = {"kind": kind, "title": "", "hint": "", "share": 1, **written}
    if kind == "lines":
        return block | {"title": written["lines"]}
    if kind == "rings":
        return block | {"labels": written["rings"]}
    if kind == "zones":
        items = [{"title": "", "hint": "", **item} for item in written["zones"]]
        return block | {"items": items, "columns": written.get("columns", len(items))}
    rows = written["rows"]
    labels = [""] * rows if isinstance(rows, int) else rows
    return block | {
        "head": written["table"],
        "rows": labels,
        "widths": written.get("widths", [1] * len(written["table"])),
    }
