"""Join and leave collectivités; vouch for those who join.

Settled by conditional updates and constraints, so that two referents who answer at once do not both win.
"""

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import record
from accounts.enums import AuditKind
from accounts.models import EmailDomain, Membership, MembershipQuerySet, User
from accounts.notifications import MEMBERSHIP_ENDED, MEMBERSHIP_REFUSED, MEMBERSHIP_VERIFIED, MEMBERSHIP_WAITING
from accounts.permissions import can_end, can_name_referent, can_verify, can_withdraw_referent
from foundation.notifications import announce
from territories.models import Collectivite


def join_collectivite(collectivite: Collectivite, *, actor: User, function: str = "") -> Membership:
    """Say where one works; returns the membership, or the active one there already is.

    The first becomes the main one. It is verified at once when a verified address of the person proves it,
    else the referents are told.
    """
    try:
        with transaction.atomic():
            has_main = Membership.objects.active().filter(user=actor, is_main=True).exists()
            membership = Membership.objects.create(
                user=actor, collectivite=collectivite, function=function, is_main=not has_main
            )
            if not verify_by_domain(actor):
                announce(MEMBERSHIP_WAITING, target=membership, actor=actor)
    except IntegrityError:
        return _joined_meanwhile(collectivite, actor, function)
    membership.refresh_from_db()
    return membership


@transaction.atomic
def leave_collectivite(membership: Membership, *, actor: User) -> None:
    """End a membership; the oldest of the others becomes the main one. Somebody whose membership others end is told."""
    if not can_end(actor, membership):
        raise PermissionDenied
    ended = _end(Membership.objects.active().filter(pk=membership.pk), membership.user)
    if ended and actor.pk != membership.user_id:
        announce(MEMBERSHIP_ENDED, target=membership, actor=actor, recipients=[membership.user])


@transaction.atomic
def make_main(membership: Membership, *, actor: User) -> None:
    """Choose which collectivité stands beside one's name."""
    if membership.user_id != actor.pk or membership.left_at:
        raise PermissionDenied
    Membership.objects.active().filter(user=actor, is_main=True).update(is_main=False)
    Membership.objects.active().filter(pk=membership.pk).update(is_main=True)


@transaction.atomic
def verify_membership(membership: Membership, *, actor: User) -> None:
    """Vouch for somebody; does nothing when another referent has just answered."""
    if not can_verify(actor, membership):
        raise PermissionDenied
    waiting = Membership.objects.waiting().filter(pk=membership.pk)
    if waiting.update(verified_at=timezone.now(), verified_by=actor):
        record(AuditKind.MEMBERSHIP_VERIFIED, actor=actor, subject=membership.user, detail=str(membership.collectivite))
        announce(MEMBERSHIP_VERIFIED, target=membership, actor=actor, recipients=[membership.user])


@transaction.atomic
def refuse_membership(membership: Membership, *, actor: User, reason: str) -> None:
    """End a membership that nobody can vouch for; the person is told why."""
    if not can_verify(actor, membership):
        raise PermissionDenied
    if _end(Membership.objects.waiting().filter(pk=membership.pk), membership.user, refusal=reason):
        record(AuditKind.MEMBERSHIP_REFUSED, actor=actor, subject=membership.user, detail=str(membership.collectivite))
        announce(MEMBERSHIP_REFUSED, target=membership, actor=actor, recipients=[membership.user])


@transaction.atomic
def name_referent(membership: Membership, *, actor: User) -> None:
    """Let a member vouch for their collectivité; an administrator verifies them by the same act."""
    if not can_name_referent(actor, membership):
        raise PermissionDenied
    active = Membership.objects.active().filter(pk=membership.pk)
    active.filter(verified_at=None).update(verified_at=timezone.now(), verified_by=actor)
    active.update(is_referent=True)
    detail = f"is_referent=True {membership.collectivite}"
    record(AuditKind.ROLE_CHANGED, actor=actor, subject=membership.user, detail=detail)


@transaction.atomic
def withdraw_referent(membership: Membership, *, actor: User) -> None:
    """The member no longer vouches for their collectivité; they remain one of its members."""
    if not can_withdraw_referent(actor, membership):
        raise PermissionDenied
    if Membership.objects.active().filter(pk=membership.pk, is_referent=True).update(is_referent=False):
        detail = f"is_referent=False {membership.collectivite}"
        record(AuditKind.ROLE_CHANGED, actor=actor, subject=membership.user, detail=detail)


def verify_by_domain(user: User) -> int:
    """Verify the memberships that a verified e-mail address proves; returns how many."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    domains = {address.rpartition("@")[2].lower() for address in addresses}
    proven = EmailDomain.objects.filter(domain__in=domains).values("collectivite")
    waiting = Membership.objects.waiting().filter(user=user, collectivite__in=proven)
    return waiting.update(verified_at=timezone.now())


def _joined_meanwhile(collectivite: Collectivite, actor: User, function: str) -> Membership:
    """Two forms sent at once: one row a collectivité, one main row a person."""
    there = Membership.objects.active().filter(user=actor, collectivite=collectivite).first()
    return there or join_collectivite(collectivite, actor=actor, function=function)


def _end(memberships: MembershipQuerySet, user: User, *, refusal: str = "") -> int:
    """End the memberships that are still as expected; returns how many."""
    ended = memberships.update(left_at=timezone.now(), is_main=False, is_referent=False, refusal=refusal)
    others = Membership.objects.active().filter(user=user)
    if ended and not others.filter(is_main=True).exists():
        oldest = others.order_by("joined_at", "pk").values("pk")[:1]
        Membership.objects.filter(pk__in=oldest).update(is_main=True)
    return ended
