"""What a sheet must say before editors read it, and before it is on line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from content.enums import ImageRights, SheetForm
from content.models import DocumentRights, Initiative
from foundation.files import files_of

# The texts that a full sheet owes, by part.
REQUIRED = {"probleme": "problem", "fait": "done"}
DOCUMENTS = "documents"


@dataclass(frozen=True)
class Missing:
    """Something that a sheet owes, in a sentence; `part` is where it is written, DOCUMENTS for an image."""

    part: str
    sentence: str


def missing_parts(data: Mapping[str, Any]) -> list[str]:
    """What is missing from a snapshot, as sentences for its author; empty when the sheet is complete."""
    return [missing.sentence for missing in missing_in(data)]


def missing_in(data: Mapping[str, Any]) -> list[Missing]:
    """What is missing from a snapshot, part by part.

    A short mention owes only its summary; a full sheet also says what failed and where the facts come from.
    """
    if data["form"] == SheetForm.MENTION:
        return []
    empty = [(part, name) for part, name in REQUIRED.items() if not data[name].strip()]
    found = [Missing(part, _("La partie « %s » est vide.") % _label(name)) for part, name in empty]
    if not data["failed"].strip():
        why = _("Dites ce qui n’a pas marché : c’est ce que les autres cherchent en premier.")
        found.append(Missing("echecs", why))
    if not data["sources"]:
        cite = _("Citez au moins une source : un document, un bilan, ou votre propre expérience.")
        found.append(Missing("sources", cite))
    return found


def _label(name: str) -> Any:
    return Initiative._meta.get_field(name).verbose_name


def missing_before(initiative: Initiative, data: Mapping[str, Any]) -> list[str]:
    """What is missing before this snapshot goes to the editors, its images included, as sentences; one query."""
    return [missing.sentence for missing in missing_anywhere(initiative, data)]


def missing_anywhere(initiative: Initiative, data: Mapping[str, Any]) -> list[Missing]:
    """The same, with where to write it."""
    return [*missing_in(data), *missing_rights(initiative)]


def missing_rights(initiative: Initiative) -> list[Missing]:
    """The images of a sheet of which nobody said who made them and under which terms they are shown."""
    images = files_of(initiative).filter(mime__startswith="image/")
    said = DocumentRights.objects.exclude(rights=ImageRights.UNKNOWN).values("file")
    names = images.exclude(pk__in=said).values_list("name", flat=True)
    ask = _("Dites à qui est l’image « %s » et sous quels droits elle est montrée.")
    return [Missing(DOCUMENTS, ask % name) for name in names]
