"""Two to four cases side by side: what is told part by part, and what they share, in words."""

from content.comparing.parts import Cell, Column, Comparison, Part, compare

__all__ = ["Cell", "Column", "Comparison", "Part", "compare"]
