"""A card going out as one Markdown file."""

from typing import Any

import yaml
from yaml import CSafeDumper

from methods.exchange.layout import ASKED_ROWS, HEADINGS, ROWS, TOTAL, shielded, shielded_section
from methods.models import PLAIN_FIELDS

WIDEST = 1_000_000


class FactsDumper(CSafeDumper):
    """Texts of several lines are written as they read."""


def _text(dumper: FactsDumper, value: str) -> Any:
    is_plain_block = "\n" in value and not any(sign in value for sign in "\r\t\u0085\u2028\u2029")
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if is_plain_block else None)


FactsDumper.add_representer(str, _text)


def card_text(data: dict[str, Any], **more: Any) -> str:
    """The file of a snapshot; `more` are facts that stand beside it."""
    facts: dict[str, Any] = {name: _said(data[name]) for name in PLAIN_FIELDS}
    facts[TOTAL] = sum(step["minutes"] for step in data["steps"])
    rows = {key: [_row(row, columns) for row in data[name]] for key, (name, columns) in ROWS.items()}
    facts |= {key: found for key, found in (rows | more).items() if found or key in ASKED_ROWS}
    front = yaml.dump(facts, Dumper=FactsDumper, allow_unicode=True, sort_keys=False, width=WIDEST)
    body = "\n".join(f"## {title}\n\n{shielded_section(data[name])}\n" for name, title in HEADINGS.items())
    return f"---\n{front}---\n{body}"


def _row(row: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    """A row without what it leaves empty."""
    return {column: _said(row[column]) for column in columns if row[column] != ""}


def _said(value: Any) -> Any:
    return shielded(value) if isinstance(value, str) else value
