"""What a sheet must say before editors read it, and before it is on line."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from content.enums import SheetForm
from content.models import Initiative

REQUIRED = ("problem", "done")


def missing_parts(data: Mapping[str, Any]) -> list[str]:
    """What is missing from a snapshot, as sentences for its author; empty when the sheet is complete.

    A short mention owes only its summary; a full sheet also says what failed, where the facts come from, and when.
    """
    if data["form"] == SheetForm.MENTION:
        return []
    empty = [Initiative._meta.get_field(name).verbose_name for name in REQUIRED if not data[name].strip()]
    sentences = [_("La partie « %s » est vide.") % name for name in empty]
    if not data["failed"].strip():
        sentences.append(_("Dites ce qui n’a pas marché : c’est ce que les autres cherchent en premier."))
    if not data["sources"]:
        sentences.append(_("Citez au moins une source : un document, un bilan, ou votre propre expérience."))
    return sentences
