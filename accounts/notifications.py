"""What people hear of their memberships and their data."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.models import DataExport, Membership, User
from accounts.permissions import can_verify
from accounts.queries import referents_of, waiting_for
from foundation.notifications import Kind, Line, register


def _referents(membership: Membership, actor: Any) -> list[User]:
    return referents_of(membership.collectivite)


def _is_own(user: User, target: Any) -> bool:
    return target.user_id == user.pk


def _own_memberships(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user).select_related("collectivite")


def _memberships_to_verify(user: User) -> QuerySet[Membership]:
    return waiting_for(user).select_related("user", "collectivite")


def _own_exports(user: User) -> QuerySet[DataExport]:
    return DataExport.objects.filter(user=user)


def _describe_waiting(membership: Membership) -> Line:
    names = {"name": membership.user, "collectivite": membership.collectivite}
    return Line(
        _("%(name)s dit travailler à %(collectivite)s") % names, reverse("accounts:members"), membership.function
    )


def _describe_verified(membership: Membership) -> Line:
    title = _("Votre rattachement à %(name)s est vérifié") % {"name": membership.collectivite}
    return Line(title, reverse("accounts:memberships"))


def _describe_refused(membership: Membership) -> Line:
    title = _("Votre rattachement à %(name)s n’est pas confirmé") % {"name": membership.collectivite}
    return Line(title, reverse("accounts:memberships"), membership.refusal)


def _describe_ended(membership: Membership) -> Line:
    title = _("Votre rattachement à %(name)s a pris fin") % {"name": membership.collectivite}
    return Line(title, reverse("accounts:memberships"))


def _describe_export(export: DataExport) -> Line:
    return Line(_("La copie de vos données est prête"), reverse("accounts:my-data"))


MEMBERSHIP_WAITING = register(
    Kind(
        key="accounts.membership-waiting",
        label=_lazy("Quelqu’un dit travailler dans votre collectivité"),
        default="immediate",
        target="accounts.Membership",
        recipients=_referents,
        may_receive=can_verify,
        visible_to=_memberships_to_verify,
        describe=_describe_waiting,
    )
)
MEMBERSHIP_VERIFIED = register(
    Kind(
        key="accounts.membership-verified",
        label=_lazy("Votre rattachement est vérifié"),
        default="immediate",
        target="accounts.Membership",
        may_receive=_is_own,
        visible_to=_own_memberships,
        describe=_describe_verified,
    )
)
MEMBERSHIP_REFUSED = register(
    Kind(
        key="accounts.membership-refused",
        label=_lazy("Votre rattachement n’est pas confirmé"),
        default="immediate",
        target="accounts.Membership",
        may_receive=_is_own,
        visible_to=_own_memberships,
        describe=_describe_refused,
    )
)
MEMBERSHIP_ENDED = register(
    Kind(
        key="accounts.membership-ended",
        label=_lazy("Votre rattachement a pris fin"),
        default="immediate",
        target="accounts.Membership",
        may_receive=_is_own,
        visible_to=_own_memberships,
        describe=_describe_ended,
    )
)
EXPORT_READY = register(
    Kind(
        key="accounts.export-ready",
        label=_lazy("La copie de vos données est prête"),
        default="immediate",
        target="accounts.DataExport",
        may_receive=_is_own,
        visible_to=_own_exports,
        describe=_describe_export,
    )
)
