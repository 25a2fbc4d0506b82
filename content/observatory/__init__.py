"""« L’observatoire »: what the library holds, drawn; each figure with its table and its CSV."""

from content.observatory.reading import figures_of_the_library

__all__ = ["figures_of_the_library"]
