"""The cases that harvesters see: those on line, and as deleted those that were withdrawn."""

import re

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from content.models import Initiative
from content.oai.errors import ProtocolError
from content.oai.moments import window
from content.oai.sets import within
from content.oai.tokens import Journey
from content.opening import lasting_name
from content.queries.opening import UNSAID, once_published

PAGE = 100
# A word of the list of themes can be a slug of any case: what else it holds is nobody's.
LOCAL = re.compile(r"[-\w]+", re.ASCII)


def identifier_of(row: Initiative) -> str:
    """« oai:essaim.example:un-guichet-au-marche »."""
    return f"oai:{lasting_name()}:{row.slug}"


def record_named(identifier: str) -> Initiative:
    """The case of that identifier. Raises ProtocolError (idDoesNotExist)."""
    start, slug = f"oai:{lasting_name()}:", identifier.rpartition(":")[2]
    row = None
    if identifier == f"{start}{slug}" and LOCAL.fullmatch(slug):
        row = _with_rows(once_published()).filter(slug=slug).first()
    if row is None:
        raise ProtocolError("idDoesNotExist", _("Aucune initiative n’a cet identifiant."))
    return row


def records_asked(journey: Journey) -> QuerySet[Initiative]:
    """Every case that the journey crosses, those it has sent included. Raises ProtocolError."""
    start, end = window(journey.since, journey.until)
    rows = within(once_published(), journey.set)
    rows = rows.filter(changed_at__gte=start) if start else rows
    return rows.filter(changed_at__lt=end) if end else rows


def records_after(journey: Journey) -> list[Initiative]:
    """The next cases, in the order of their last public change, and one more when the list goes on.

    A case that changes meanwhile moves to the end: it is sent again rather than missed.
    """
    rows = _with_rows(records_asked(journey)).filter(edition__gt=journey.edition)
    return list(rows.order_by("edition")[: PAGE + 1])


def _with_rows(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    return rows.select_related("department", "region").prefetch_related("themes", "sources").defer(*UNSAID)
