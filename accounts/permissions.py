"""Who may do what with people and memberships. Editor and administrator are the only global roles."""

from typing import TYPE_CHECKING, Any, TypeAlias

from django.conf import settings

from accounts.models import Membership, User

if TYPE_CHECKING:
    from territories.models import Collectivite

# A person or a visitor: what `request.user` is.
Reader: TypeAlias = Any


def is_editor(user: Reader) -> bool:
    """Reviews and publishes cards and initiatives."""
    return user.is_authenticated and user.is_active and user.is_editor


def is_administrator(user: Reader) -> bool:
    """Runs the site."""
    return user.is_authenticated and user.is_active and user.is_staff


def is_referent_of(user: Reader, collectivite: "Collectivite") -> bool:
    """Vouches for the initiatives and the members of this collectivité."""
    return user.is_authenticated and _referent_memberships(user).filter(collectivite=collectivite).exists()


def is_referent(user: Reader) -> bool:
    """Vouches for some collectivité."""
    return user.is_authenticated and _referent_memberships(user).exists()


def is_member_of(user: Reader, collectivite: "Collectivite") -> bool:
    """Works there, and this was verified."""
    return user.is_authenticated and (
        Membership.objects.verified().filter(user_id=user.pk, collectivite=collectivite).exists()
    )


def is_verified_member(user: Reader) -> bool:
    """Works in some collectivité, and this was verified."""
    return user.is_authenticated and Membership.objects.verified().filter(user_id=user.pk).exists()


def can_end(user: Reader, membership: Membership, *, vouches: bool | None = None) -> bool:
    """One's own membership; a colleague's for a referent (not another referent's); any for an administrator.

    `vouches`: whether `user` is a referent there, for a list that already knows.
    """
    if membership.left_at:
        return False
    if membership.user_id == user.pk or is_administrator(user):
        return True
    return not membership.is_referent and _vouches(user, membership, vouches)


def can_verify(user: Reader, membership: Membership) -> bool:
    """A referent of the collectivité or an administrator, never the person themselves."""
    if membership.left_at or membership.verified_at or membership.user_id == user.pk:
        return False
    return is_administrator(user) or is_referent_of(user, membership.collectivite)


def can_name_referent(user: Reader, membership: Membership, *, vouches: bool | None = None) -> bool:
    """An administrator, or another referent of the collectivité for a verified member (`vouches` as in `can_end`)."""
    if membership.left_at or membership.is_referent or membership.user_id == user.pk:
        return False
    return is_administrator(user) or (membership.is_verified and _vouches(user, membership, vouches))


def can_withdraw_referent(user: Reader, membership: Membership) -> bool:
    """An administrator, or the referent themselves."""
    if membership.left_at or not membership.is_referent:
        return False
    return membership.user_id == user.pk or is_administrator(user)


def can_change_roles(user: Reader, person: User) -> bool:
    """An administrator, for somebody else."""
    return is_administrator(user) and user.pk != person.pk


def must_have_second_factor(user: Reader) -> bool:
    """Editors and administrators, unless the setting says otherwise (development, tests)."""
    return settings.MFA_REQUIRED_FOR_ROLES and holds_global_role(user)


def holds_global_role(user: Reader) -> bool:
    """Editor or administrator: their session can do more, so it lives less."""
    return user.is_authenticated and (user.is_editor or user.is_staff or user.is_superuser)


def _vouches(user: Reader, membership: Membership, known: bool | None) -> bool:
    return is_referent_of(user, membership.collectivite) if known is None else known


def _referent_memberships(user: Reader) -> Any:
    return Membership.objects.verified().filter(user_id=user.pk, is_referent=True)
