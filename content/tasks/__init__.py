"""Background work of the library, one file a subject: loading this package declares its jobs."""

from content.tasks import alerts, booklets, importing, news, relay, writing

__all__ = ["alerts", "booklets", "importing", "news", "relay", "writing"]
