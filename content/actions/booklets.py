"""A booklet: asked for, composed by a job."""

from typing import Any

from content.documents import with_sheet_rows
from content.documents.booklet import booklet_pdf
from content.models import Booklet, Collection
from content.permissions import keeping
from content.queries.collections import Kept, kept_in
from content.queries.sheets import initiatives_visible_to
from foundation.documents import composing
from foundation.documents.composing import A_DAY
from foundation.web.allowed import require


def ask_booklet(collection: Collection, *, actor: Any, token: str = "") -> Booklet:
    """Ask for a booklet, or for one that failed again; the one under way when there is one.

    The former one is forgotten. Raises PermissionDenied, TooManyAsked.
    """
    from content.tasks.booklets import compose  # tasks call actions

    require(keeping.can_print_collection(actor, collection, token))
    asked = Booklet.objects.filter(collection=collection, asked_by=actor)
    return composing.ask(Booklet(collection=collection, asked_by=actor), same=asked, job=compose, limit=A_DAY)


def compose_booklet(booklet: Booklet) -> None:
    """Make the file of a booklet; nothing when it is ready, and once when two processes do it."""
    composing.compose(booklet, lambda: _compose(booklet), name=f"{booklet.collection.slug}.pdf")


def _compose(booklet: Booklet) -> bytes:
    kept = _cases(booklet)
    composing.expect(booklet, sum(row.is_on_line for row in kept))
    return booklet_pdf(booklet.collection, kept, progress=lambda done: composing.advance(booklet, done))


def _cases(booklet: Booklet) -> list[Kept]:
    """What the person who asked may see of the collection."""
    reader = booklet.asked_by
    return kept_in(booklet.collection, reader, with_sheet_rows(initiatives_visible_to(reader)))
