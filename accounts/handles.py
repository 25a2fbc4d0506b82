"""A handle of one's own: what `@` names, and the address of one's page."""

from typing import TYPE_CHECKING

from django.utils.text import slugify

from foundation.web.slugs import save_with_slug

if TYPE_CHECKING:
    from accounts.models import User


def insert_with_handle(user: "User") -> None:
    """Insert a new person: "lea-martin", "lea-martin-2"…; "agent" for a name that gives no letters."""
    save_with_slug(user, slugify(user.name) or "agent", field="handle")
