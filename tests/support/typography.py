"""French typography of the texts that ship."""

import re
from collections.abc import Iterator

SPACES = re.compile(r"[^\u202f\u00a0]([;?!»])|[^\u202f\u00a0\d/](:)(?=\s)|(«)[^\u202f\u00a0]")


def texts(value: object) -> Iterator[str]:
    """Every text of a JSON value, keys left out."""
    if isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


def faults(value: object) -> list[str]:
    """What is wrong with the typography of the texts in `value`, one sentence a fault."""
    found = []
    for text in texts(value):
        found += [f"{sign!r}: {text}" for sign in ("'", "...") if sign in text]
        found += [f"space around {wrong.group()!r}: {text}" for wrong in SPACES.finditer(text)]
    return found
