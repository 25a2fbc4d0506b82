"""What the library holds of a person, one file a subject: loading this package declares it."""

from content.personal_data import importing, sheets, writing

__all__ = ["importing", "sheets", "writing"]
