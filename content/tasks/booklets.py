from content.actions import booklets as actions
from content.models import Booklet
from foundation.jobs import job


@job(max_attempts=3)
def compose(booklet_pk: int) -> None:
    """Make the file of a booklet."""
    booklet = Booklet.objects.select_related("collection__owner", "asked_by").filter(pk=booklet_pk).first()
    if booklet:
        actions.compose_booklet(booklet)
