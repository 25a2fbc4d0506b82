"""What can be checked: each app says how it feels in its `health.py`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

logger = logging.getLogger("essaim.health")


@dataclass(frozen=True)
class Health:
    """Whether a part works, with figures anybody may read: no address, no name, no secret."""

    ok: bool
    figures: dict[str, int | float | None] = field(default_factory=dict)


Check = Callable[[], Health]
_checks: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Register a function that looks at one part and answers quickly."""

    def remember(function: Check) -> Check:
        _checks[name] = function
        return function

    return remember


def look() -> dict[str, Health]:
    """Look at every part; one that raises is not well, and says why in the logs only."""
    return {name: _look_at(name, function) for name, function in _checks.items()}


def _look_at(name: str, function: Check) -> Health:
    try:
        return function()
    except Exception:  # a broken check is a broken part
        logger.exception("health check failed", extra={"check": name})
        return Health(ok=False)
