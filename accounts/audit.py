"""Keep a trace of sensitive acts: who, what, when, from which network."""

import datetime as dt
import ipaddress

from allauth.core import context
from allauth.core.internal.httpkit import get_client_ip
from django.utils import timezone

from accounts.enums import AuditKind
from accounts.models import AuditEvent, User

KEPT_FOR = dt.timedelta(days=365)


def record(kind: AuditKind, *, actor: User | None, subject: User | None = None, detail: str = "") -> AuditEvent:
    """Add one row; the network is that of the current request, if any."""
    return AuditEvent.objects.create(
        kind=kind, actor=actor, subject=subject, detail=detail[:200], address=current_network()
    )


def current_network() -> str:
    """The network of the current request: three bytes of an IPv4 address, six of an IPv6 one."""
    request = context.request
    return network_of(get_client_ip(request) or "") if request else ""


def network_of(address: str) -> str:
    """Truncate an IP address to its network ("" when it is none)."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False))


def purge() -> int:
    """Remove the events older than a year; returns how many."""
    old = AuditEvent.objects.filter(happened_at__lt=timezone.now() - KEPT_FOR)
    return old._raw_delete(old.db)
