"""Background work: declared by `job`, asked for by `enqueue`, repeated by `every`."""

from collections.abc import Callable

from foundation.jobs.registry import every, job

__all__ = ["enqueue", "every", "job"]


def enqueue(function: Callable[..., None], *arguments: int | str) -> int:
    """Ask for a job in the caller's transaction: it runs if, and only if, that commits.

    Returns the number of the run. Raises LookupError when the function is no job,
    TypeError when an argument is not an int or a str.
    """
    from foundation.jobs.actions import enqueue_job  # models are not ready when apps load

    return enqueue_job(function, *arguments)
