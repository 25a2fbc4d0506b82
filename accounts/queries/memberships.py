"""Memberships as their person, a referent or an administrator sees them."""

from django.db.models import Q
from django.http import Http404

from accounts.models import Membership, MembershipQuerySet, User
from accounts.permissions import Reader, is_administrator
from territories.models import Collectivite


def memberships_of(user: User) -> MembershipQuerySet:
    """The active memberships of a person, the main one first."""
    return Membership.objects.active().filter(user=user).select_related("collectivite")


def managed_memberships(user: Reader) -> MembershipQuerySet:
    """The active memberships somebody looks after: of their collectivités for a referent, all for an administrator."""
    rows = Membership.objects.active().select_related("user", "collectivite", "verified_by")
    return rows if is_administrator(user) else rows.filter(collectivite__in=_collectivites_vouched_by(user))


def waiting_for(user: Reader) -> MembershipQuerySet:
    """The memberships somebody may verify, their own excepted."""
    return managed_memberships(user).waiting().exclude(user_id=user.pk)


def get_membership_for(user: Reader, pk: int) -> Membership:
    """One's own active membership or one that somebody looks after; Http404 for any other."""
    rows = Membership.objects.active().select_related("user", "collectivite")
    if not is_administrator(user):
        rows = rows.filter(Q(user_id=user.pk) | Q(collectivite__in=_collectivites_vouched_by(user)))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_own_membership(user: User, pk: int) -> Membership:
    """One's own active membership; Http404 for any other."""
    found = memberships_of(user).select_related("user").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def referents_of(collectivite: Collectivite) -> list[User]:
    """The people who vouch for a collectivité."""
    rows = Membership.objects.verified().filter(collectivite=collectivite, is_referent=True, user__is_active=True)
    return [row.user for row in rows.select_related("user")]


def _collectivites_vouched_by(user: Reader) -> MembershipQuerySet:
    rows = Membership.objects.verified().filter(user_id=user.pk, is_referent=True)
    return rows.values("collectivite")  # type: ignore[return-value]
