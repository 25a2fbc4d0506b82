"""A card's snapshot as a reader understands it: French labels and texts, for comparisons."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from methods.models import PLAIN_FIELDS, SECTIONS, MethodCard


def readable(data: dict[str, Any]) -> dict[str, Any]:
    """`data` by label, in reading order; rows are one line each."""
    fields = {capfirst(_label(name)): _value(name, data[name]) for name in (*PLAIN_FIELDS, *SECTIONS)}
    return fields | {
        _("Étapes"): [_step(step) for step in data["steps"]],
        _("Matériel"): [_joined(row["name"], row["quantity"]) for row in data["materials"]],
        _("Fiches voisines"): [_joined(row["card"], row["reason"]) for row in data["related"]],
        _("Où elle a servi"): [_joined(row["slug"], row["note"]) for row in data["case_notes"]],
        _("Sources"): [row["title"] for row in data["sources"]],
    }


def _label(name: str) -> str:
    return str(MethodCard._meta.get_field(name).verbose_name)


def _value(name: str, value: Any) -> Any:
    choices = dict(MethodCard._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


def _joined(*parts: str) -> str:
    return " : ".join(part for part in parts if part)


def _step(step: dict[str, Any]) -> str:
    head = _("%(title)s (%(minutes)s min)") % step
    said = _("À dire : « %s »") % step["say"] if step["say"] else ""
    return "\n".join(part for part in (head, step["text"], said) if part)
