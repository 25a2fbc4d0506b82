"""What people take away: PDF sheets, calendars, spreadsheets."""

from foundation.documents import sheets
from foundation.documents.agenda import Event, calendar
from foundation.documents.prose import blocks
from foundation.documents.typesetting import pages_of, pdf

__all__ = ["Event", "blocks", "calendar", "pages_of", "pdf", "sheets"]
