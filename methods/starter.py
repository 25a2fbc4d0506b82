"""The starter cards that ship with the project, read from `corpus/*.md`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frontmatter

from methods.models import PLAIN_FIELDS, SECTIONS

CORPUS = Path(__file__).parent / "corpus"
HEADINGS = ("À quoi ça sert", "Quand l’utiliser", "Quand l’éviter", "Pour qui", "Pièges", "Variantes")


def starter_cards(folder: Path = CORPUS) -> Iterator[tuple[str, dict[str, Any]]]:
    """Slug and snapshot of every card of the folder, by slug. Raises ValueError naming a file that is not a card."""
    for path in sorted(folder.glob("*.md")):
        if path.name != "README.md":
            yield path.stem, read_card(path)


def read_card(path: Path) -> dict[str, Any]:
    """The snapshot a file holds (corpus/README.md says how it is written)."""
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    head = post.metadata
    try:
        return {
            **{name: head[name] for name in PLAIN_FIELDS},
            **_sections(post.content),
            "steps": [_step(row) for row in head["steps"]],
            "materials": [{"name": row["name"], "quantity": row.get("quantity", "")} for row in head["materials"]],
            "related": [{"card": row["card"], "reason": row["reason"]} for row in head["related"]],
            "case_notes": [{"slug": row["slug"], "note": row["note"]} for row in head.get("initiatives", [])],
            "sources": [{"title": row["title"]} for row in head["sources"]],
        }
    except KeyError as missing:
        raise ValueError(f"{path.name}: {missing} is missing.") from missing


def _step(row: dict[str, Any]) -> dict[str, Any]:
    return {"title": row["title"], "minutes": row["minutes"], "text": row["text"], "say": row.get("say", "")}


def _sections(body: str) -> dict[str, str]:
    texts = {}
    for part in f"\n{body}".split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        texts[heading.strip()] = text.strip()
    return {name: texts[heading] for name, heading in zip(SECTIONS, HEADINGS, strict=True)}
