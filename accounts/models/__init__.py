"""People, their place in a collectivité, their consents, and what is kept of sensitive acts."""

from accounts.models.audit import AuditEvent
from accounts.models.consent import Consent
from accounts.models.export import DataExport
from accounts.models.mail import EntranceMail
from accounts.models.membership import EmailDomain, Membership, MembershipQuerySet
from accounts.models.user import User, UserManager

__all__ = [
    "AuditEvent",
    "Consent",
    "DataExport",
    "EmailDomain",
    "EntranceMail",
    "Membership",
    "MembershipQuerySet",
    "User",
    "UserManager",
]
