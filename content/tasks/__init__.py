"""Background work of the library, one file a subject: loading this package declares its jobs."""

from content.tasks import importing, news, relay, writing

__all__ = ["importing", "news", "relay", "writing"]
