"""The news of the library, one file a subject: loading this package declares their kinds."""

from content.notifications.editorial import INITIATIVE_ANSWERED, INITIATIVE_PUBLISHED, INITIATIVE_SUBMITTED

__all__ = ["INITIATIVE_ANSWERED", "INITIATIVE_PUBLISHED", "INITIATIVE_SUBMITTED"]
