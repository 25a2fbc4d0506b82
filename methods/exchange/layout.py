"""What a file of a card is made of: its keys, its headings, and the two signs that a text may not hold as they are.

A heading of ours inside a text, and a tag of HTML, take one backslash when the card goes out; reading takes one back.
"""

import re

from django.db.models import TextChoices

from foundation.exchange.words import spelled
from methods.enums import Family, Level, Phase, Setting
from methods.models import SECTIONS

HEADINGS = dict(
    zip(
        SECTIONS,
        ("À quoi ça sert", "Quand l’utiliser", "Quand l’éviter", "Pour qui", "Pièges", "Variantes"),
        strict=True,
    )
)
CHOICES: dict[str, type[TextChoices]] = {"family": Family, "phase": Phase, "level": Level, "setting": Setting}
# The key of the file → the key of the snapshot, the columns (the first may stand alone, as a text).
ROWS = {
    "materials": ("materials", ("name", "quantity")),
    "steps": ("steps", ("title", "minutes", "text", "say")),
    "related": ("related", ("card", "reason")),
    "initiatives": ("case_notes", ("slug", "note")),
    "sources": ("sources", ("title",)),
}
# Rows that a file tells even when there are none; the others may be left out.
ASKED_ROWS = ("steps",)
# Told by the file for who reads it; counted again when it is read.
TOTAL = "duration_typical"

HEADING = re.compile(r"^(\\*)##[ \t]+(.+?)[ \t]*$", re.MULTILINE)
TAG = re.compile(r"(\\*)(<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|\Z)|[!?]))")
SECTION_BY_TITLE = {spelled(title): name for name, title in HEADINGS.items()}


def section_of(title: str) -> str:
    """The section that a heading names, or ""."""
    return SECTION_BY_TITLE.get(spelled(title), "")


def shielded(text: str) -> str:
    """A text as it stands in a file."""
    return TAG.sub(r"\\\g<0>", text)


def unshielded(text: str) -> str:
    """The text that a file holds."""
    return TAG.sub(lambda tag: tag[1][1:] + tag[2], text)


def shielded_section(text: str) -> str:
    """The same for a text that stands under a heading."""
    return HEADING.sub(lambda line: f"\\{line[0]}" if section_of(line[2]) else line[0], shielded(text))


def unshielded_section(text: str) -> str:
    """The same for a text that stands under a heading."""
    return unshielded(HEADING.sub(lambda line: line[0].removeprefix("\\") if section_of(line[2]) else line[0], text))
