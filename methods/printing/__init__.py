"""Cards on paper: A5 sheets, A4 pages, decks to cut."""

from methods.printing.layouts import cards_pdf

__all__ = ["cards_pdf"]
