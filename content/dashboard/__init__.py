"""What waits for a member in the library, one file a subject: loading this package declares it."""

from content.dashboard import editorial, relay

__all__ = ["editorial", "relay"]
