"""Give and withdraw consents; every version given stays on record."""

from django.utils import timezone

from accounts.enums import ConsentKind
from accounts.models import Consent, User


def give_consent(user: User, *, kind: ConsentKind, version: str) -> Consent:
    """Record that a person agrees to a version; giving it twice changes nothing."""
    consent, _ = Consent.objects.get_or_create(user=user, kind=kind, version=version, withdrawn_at=None)
    return consent


def withdraw_consent(user: User, *, kind: ConsentKind) -> None:
    """Record that a person no longer agrees, whatever the version."""
    Consent.objects.filter(user=user, kind=kind, withdrawn_at=None).update(withdrawn_at=timezone.now())
