"""Signed addresses: opening a piece of news, and stopping its mails without signing in."""

from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.urls import reverse

from foundation.notifications.models import Event

OPEN_SALT = "essaim.notifications.open"
STOP_SALT = "essaim.notifications.stop"


class Stop(NamedTuple):
    """Whose mails to stop, and of which kind; an empty kind is all of them."""

    user_id: int
    kind: str


def open_path(event: Event) -> str:
    """Return the address that marks a piece of news as read and leads to its subject."""
    return reverse("notifications:open", args=[signing.Signer(salt=OPEN_SALT).sign(event.pk)])


def read_open_token(token: str) -> int:
    """Return the id of the event. Raises `signing.BadSignature`."""
    return int(signing.Signer(salt=OPEN_SALT).unsign(token))


def stop_path(stop: Stop) -> str:
    """Return the address that stops mails in one click."""
    return reverse("notifications:unsubscribe", args=[signing.dumps(list(stop), salt=STOP_SALT)])


def read_stop_token(token: str) -> Stop:
    """Return what a token stops. It does not expire: old mails keep working links. Raises `signing.BadSignature`."""
    return Stop(*signing.loads(token, salt=STOP_SALT))


def absolute(path: str) -> str:
    """Return the address of a page as a mail must write it."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path
