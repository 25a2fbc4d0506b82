"""Background work of the methods room, one file a subject: loading this package declares its jobs."""

from methods.tasks import importing, runs

__all__ = ["importing", "runs"]
