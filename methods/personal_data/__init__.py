"""What the methods room holds of a person, one file a subject: loading this package declares it."""

from methods.personal_data import cards, exchange, kits, plans

__all__ = ["cards", "exchange", "kits", "plans"]
