"""How much of the API one may read: by address, or more widely with a key."""

from django.conf import settings
from django.http import HttpRequest

from content.actions.keys import note_use
from content.queries.keys import standing_key
from foundation.web.rates import Allowance, address_of, spend

MINUTE = 60


class UnknownKey(Exception):
    """The key that is shown opens nothing; `allowance` is what its address still has."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__("unknown key")
        self.allowance = allowance


def allowance_of(request: HttpRequest) -> Allowance:
    """Count this request against the key it shows, or against its address. Raises UnknownKey."""
    shown = shown_key(request)
    key = standing_key(shown) if shown else None
    if key is None:
        allowance = spend("api", address_of(request), limit=settings.API_READS_A_MINUTE, seconds=MINUTE)
        if shown and allowance.granted:
            raise UnknownKey(allowance)
        return allowance
    note_use(key)
    return spend("api.key", str(key.pk), limit=settings.API_KEY_READS_A_MINUTE, seconds=MINUTE)


def shown_key(request: HttpRequest) -> str:
    """What stands after « Bearer », or ""."""
    scheme, _space, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""
