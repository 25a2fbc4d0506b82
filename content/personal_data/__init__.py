"""What the library holds of a person, one file a subject: loading this package declares it."""

from content.personal_data import adaptations, importing, keeping, keys, life, relay, sheets, writing

__all__ = ["adaptations", "importing", "keeping", "keys", "life", "relay", "sheets", "writing"]
