"""What this room holds: the person, their collectivités and consents, and what protects the account."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEvent, Consent, DataExport, EntranceMail, Membership, User
from accounts.personal_data.registry import Row, Section, register_personal_data

PROFILE = ("email", "name", "handle", "bio", "timezone", "show_in_directory", "joined_at", "last_login")
MEMBERSHIP = (
    "collectivite__name",
    "function",
    "is_main",
    "is_referent",
    "verified_at",
    "joined_at",
    "left_at",
    "refusal",
)
ACCOUNT_TABLES = (EmailAddress, Authenticator, SocialAccount)


def _profile(user: User) -> list[Row]:
    return list(User.objects.filter(pk=user.pk).values(*PROFILE))


def _keep_row(user: User, remove_contributions: bool) -> None:
    """The row of the person is made anonymous last, by the erasure itself."""


def _memberships(user: User) -> list[Row]:
    return list(Membership.objects.filter(user=user).values(*MEMBERSHIP))


def _erase_memberships(user: User, remove_contributions: bool) -> None:
    Membership.objects.filter(user=user).delete()


def _consents(user: User) -> list[Row]:
    return list(Consent.objects.filter(user=user).values("kind", "version", "given_at", "withdrawn_at"))


def _erase_consents(user: User, remove_contributions: bool) -> None:
    Consent.objects.filter(user=user).delete()


def _security(user: User) -> list[Row]:
    return [
        *EmailAddress.objects.filter(user=user).values("email", "verified", "primary"),
        *Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at"),
        *SocialAccount.objects.filter(user=user).values("provider", "uid", "extra_data", "date_joined"),
        *UserSession.objects.filter(user=user).values("ip", "user_agent", "created_at", "last_seen_at"),
    ]


def _erase_security(user: User, remove_contributions: bool) -> None:
    addresses = EmailAddress.objects.filter(user=user).values("email")
    EntranceMail.objects.filter(Q(to__in=addresses) | Q(to=user.email)).delete()
    for table in ACCOUNT_TABLES:
        table.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()


def _traces(user: User) -> list[Row]:
    rows = AuditEvent.objects.filter(Q(actor=user) | Q(subject=user))
    return list(rows.values("kind", "detail", "address", "happened_at"))


def _keep_traces(user: User, remove_contributions: bool) -> None:
    """Kept a year for security, then purged; they name an account that no longer names anybody."""


def _exports(user: User) -> list[Row]:
    return list(DataExport.objects.filter(user=user).values("state", "requested_at", "ready_at"))


def _erase_exports(user: User, remove_contributions: bool) -> None:
    for export in DataExport.objects.filter(user=user):
        export.file.delete(save=False)
        export.delete()


register_personal_data(Section("exports", _("Copies demandées"), _exports, _erase_exports, ("accounts.DataExport",)))
register_personal_data(
    Section("memberships", _("Collectivités"), _memberships, _erase_memberships, ("accounts.Membership",))
)
register_personal_data(Section("consents", _("Consentements"), _consents, _erase_consents, ("accounts.Consent",)))
register_personal_data(
    Section(
        "security",
        _("Adresse, second facteur et sessions"),
        _security,
        _erase_security,
        (
            "account.EmailAddress",
            "account.EmailConfirmation",
            "accounts.EntranceMail",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
            "socialaccount.SocialToken",
            "usersessions.UserSession",
        ),
    )
)
register_personal_data(
    Section("traces", _("Actes sensibles de l’année"), _traces, _keep_traces, ("accounts.AuditEvent",))
)
register_personal_data(Section("profile", _("Profil"), _profile, _keep_row, ("accounts.User",)))
