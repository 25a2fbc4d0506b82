"""The identifier that follows one request through every log line."""

from contextvars import ContextVar
from uuid import uuid4

current_request_id: ContextVar[str] = ContextVar("request_id", default="-")


def new_request_id() -> str:
    """A fresh identifier; never taken from the client, who could forge log lines with it."""
    return uuid4().hex[:16]
