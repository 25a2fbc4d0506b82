"""The signed address that stops one alert without signing in; it never expires, as mails are kept."""

from django.core import signing
from django.urls import reverse

from content.models import SavedSearch

SALT = "essaim.content.search-alert"


def stop_path(search: SavedSearch) -> str:
    """Where one click stops the alert of this search."""
    return reverse("content:saved-search-stop", args=[signing.Signer(salt=SALT).sign(search.pk)])


def read_stop_token(token: str) -> int:
    """The key of the search. Raises `signing.BadSignature`."""
    return int(signing.Signer(salt=SALT).unsign(token))
