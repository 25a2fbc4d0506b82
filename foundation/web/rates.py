"""How often somebody may do something: so many times in a fixed window of the clock, counted in the cache.

A cap that must survive a restart (so many a month) is counted in the tables instead.
"""

import ipaddress
import time
from dataclasses import dataclass
from hashlib import blake2b

from allauth.core.internal.httpkit import get_client_ip
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Allowance:
    """Whether this time is `granted`, how many the window allows and still leaves, and the seconds until the next."""

    granted: bool
    limit: int
    remaining: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        """What an answer says of it, with the moment to come back when it is refused."""
        told = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
        }
        return told if self.granted else told | {"Retry-After": str(self.reset)}


def spend(what: str, who: str, *, limit: int, seconds: int) -> Allowance:
    """Count one more `what` by `who` and say whether it is within `limit` in the current window of `seconds`.

    `who` is an address, a key or the number of a person: only its digest is kept, no longer than the window.
    """
    now = time.time()
    window = int(now // seconds)
    reset = int((window + 1) * seconds - now) + 1
    spent = _counted(_key(what, who, seconds, window), reset)
    return Allowance(spent <= limit, limit, max(0, limit - spent), reset)


def address_of(request: HttpRequest) -> str:
    """The network address of whoever asks, as the trusted proxies tell it; an IPv6 reader is known by its /64."""
    address = get_client_ip(request) or ""
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address


def _key(what: str, who: str, seconds: int, window: int) -> str:
    digest = blake2b(who.encode(errors="replace"), digest_size=16).hexdigest()
    return f"rates.{what}.{seconds}.{window}.{digest}"


def _counted(key: str, lasts: int) -> int:
    """Some caches forget how long an entry lasts when it is raised, or drop it between two calls."""
    cache.add(key, 0, lasts)
    try:
        spent = cache.incr(key)
    except ValueError:
        cache.set(key, 1, lasts)
        return 1
    cache.touch(key, lasts)
    return spent
