"""The library going out, in the columns by which it comes in: a search as CSV, XLSX, JSON or Markdown.

Nothing is held whole in memory: sheets are read some hundreds at a time and written as they come.
"""

from content.exporting.formats import FORMATS, Export

__all__ = ["FORMATS", "Export"]
