"""The methods room in the search of the site, one file a kind: loading this package declares them."""

from methods.search import cards, kits, workshops

__all__ = ["cards", "kits", "workshops"]
