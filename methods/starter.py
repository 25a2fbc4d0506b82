"""The starter cards that ship with the project: `corpus/*.md`, in the format of every card (docs/cards-format.md)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from methods.exchange.reading import read_card
from methods.exchange.reports import said_of

CORPUS = Path(__file__).parent / "corpus"


def starter_cards(folder: Path = CORPUS) -> Iterator[tuple[str, dict[str, Any]]]:
    """Slug and snapshot of every card of the folder, by slug. Raises ValueError naming what is wrong with a file."""
    for path in sorted(folder.glob("*.md")):
        if path.name != "README.md":
            yield path.stem, _read(path)


def _read(path: Path) -> dict[str, Any]:
    """The snapshot of a file in which nothing is wrong, not even a warning."""
    card = read_card(path.name, path.read_bytes())
    if card.data is None or card.problems:
        raise ValueError(" ".join(said_of(problem.as_data()) for problem in card.problems))
    return card.data
