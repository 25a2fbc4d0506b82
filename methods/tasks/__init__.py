"""Background work of the methods room, one file a subject: loading this package declares its jobs."""

from methods.tasks import importing, papers, printing, runs

__all__ = ["importing", "papers", "printing", "runs"]
