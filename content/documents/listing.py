"""The documents of a sheet, as its page lists them."""

from typing import Any

from content.models import Initiative
from foundation.files import files_of
from foundation.files.limits import say_size


def listed(initiative: Initiative) -> list[dict[str, Any]]:
    """Each document with its address and its size in words; one query."""
    return [
        {"pk": stored.pk, "name": stored.name, "url": stored.get_absolute_url(), "size": say_size(stored.size)}
        for stored in files_of(initiative)
    ]
