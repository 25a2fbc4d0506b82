"""What goes with a sheet and what it becomes on paper: the documents joined to it, and its pages."""

from content.documents.listing import listed, said_of
from content.documents.sheets import sheet_data, with_sheet_rows

__all__ = ["listed", "said_of", "sheet_data", "with_sheet_rows"]
