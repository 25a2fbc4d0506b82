"""What a sheet must say before editors read it, and before it is on line."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from content.enums import ImageRights, SheetForm
from content.models import DocumentRights, Initiative
from foundation.files import files_of

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


def missing_before(initiative: Initiative, data: Mapping[str, Any]) -> list[str]:
    """What is missing before this snapshot goes to the editors, its images included; one query."""
    return [*missing_parts(data), *missing_rights(initiative)]


def missing_rights(initiative: Initiative) -> list[str]:
    """The images of a sheet of which nobody said who made them and under which terms they are shown."""
    images = files_of(initiative).filter(mime__startswith="image/")
    said = DocumentRights.objects.exclude(rights=ImageRights.UNKNOWN).values("file")
    names = images.exclude(pk__in=said).values_list("name", flat=True)
    return [_("Dites à qui est l’image « %s » et sous quels droits elle est montrée.") % name for name in names]
