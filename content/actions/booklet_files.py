"""Booklets go with their files."""

from django.db.models import QuerySet

from content.models import Booklet
from foundation.files import delete_file, files_of


def drop_booklets(booklets: QuerySet[Booklet]) -> None:
    """Delete booklets and their files, in the caller’s transaction."""
    for booklet in booklets.select_related("asked_by"):
        for stored in files_of(booklet):
            delete_file(stored, booklet.asked_by)
        booklet.delete()
