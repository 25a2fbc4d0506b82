"""The documents of a sheet, as its page lists them."""

from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from content.enums import ImageRights
from content.models import DocumentRights, Initiative
from foundation.files import files_of
from foundation.files.limits import say_size


def listed(initiative: Initiative) -> list[dict[str, Any]]:
    """Each document with its address, its size in words, and who made it; one query."""
    said = DocumentRights.objects.filter(file=OuterRef("pk"))
    columns = {name: Coalesce(Subquery(said.values(name)), Value("")) for name in ("caption", "credit", "rights")}
    return [_line(stored) for stored in files_of(initiative).annotate(**columns)]


def _line(stored: Any) -> dict[str, Any]:
    return {
        "pk": stored.pk,
        "name": stored.name,
        "caption": stored.caption,
        "title": stored.caption or stored.name,
        "url": stored.get_absolute_url(),
        "size": say_size(stored.size),
        "credit": stored.credit,
        "rights": say_rights(stored.rights),
        "lacks_rights": stored.is_image and stored.rights in ("", ImageRights.UNKNOWN),
    }


def say_rights(rights: str) -> str:
    """The terms of a document in words; "" when nobody said them."""
    if rights in ("", ImageRights.UNKNOWN):
        return ""
    return str(ImageRights(rights).label)


def said_of(stored: Any) -> dict[str, str]:
    """What was declared of a document, as its form begins."""
    said = DocumentRights.objects.filter(file=stored).values("caption", "credit", "rights").first()
    return dict(said) if said else {"rights": ImageRights.UNKNOWN}
