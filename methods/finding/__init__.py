"""Finding a card from what people say: a sentence understood, and why each card answers it."""

from methods.finding.reading import understand
from methods.finding.wish import Wish

__all__ = ["Wish", "understand"]
