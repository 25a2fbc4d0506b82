"""Opening spaces, coming in, leaving."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from community.enums import Level, SpaceKind, SpaceRole
from community.models import Membership, Space
from community.permissions import can_join, can_leave, require
from foundation.web.slugs import save_with_slug
from territories.models import Collectivite


@transaction.atomic
def open_space(
    *,
    name: str,
    kind: SpaceKind,
    hosts: Iterable[Any] = (),
    summary: str = "",
    charter: str = "",
    collectivite: Collectivite | None = None,
    position: int = 0,
    slug: str = "",
) -> Space:
    """Open a space with its hosts, at the address `slug` or one made from its name.

    The calling room or command has checked who may.

    `collectivite` is required by an organisation's space. The hosts follow what is posted.
    """
    space = Space(name=name, kind=kind, summary=summary, charter=charter, collectivite=collectivite, position=position)
    save_with_slug(space, slug or name)
    for host in hosts:
        add_member(space, user=host, role=SpaceRole.HOST, accepted=True)
    return space


@transaction.atomic
def add_member(space: Space, *, user: Any, role: SpaceRole = SpaceRole.MEMBER, accepted: bool = False) -> Membership:
    """Bring a person into a space, private ones included: for the room that has checked who may (a cohort, its people).

    They read at once; unless `accepted`, they accept the charter before their first message. Somebody who is
    already a member takes the role and keeps the rest.
    """
    level = Level.WATCHING if role == SpaceRole.HOST else Level.TRACKING
    new = {"role": role, "level": level}
    membership, created = Membership.objects.get_or_create(space=space, user=user, defaults=new)
    came = created or _come_back(membership)
    membership.role = role
    if accepted and not membership.accepted_at:
        membership.accepted_at = timezone.now()
    membership.save(update_fields=["role", "accepted_at"])
    if came:
        count_members(space)
    space.remember_membership(user, membership)
    return membership


@transaction.atomic
def join_space(space: Space, *, user: Any) -> Membership:
    """Come in by oneself, having read the charter and accepted it."""
    require(can_join(user, space))
    known = space.membership_of(user)
    role = SpaceRole(known.role) if known else SpaceRole.MEMBER
    return add_member(space, user=user, role=role, accepted=True)


def accept_charter(space: Space, *, user: Any) -> Membership:
    """Accept the charter of a space where one was brought in."""
    return join_space(space, user=user)


def leave_space(space: Space, *, user: Any) -> None:
    """End a membership. Messages stay; a private space is no longer visible."""
    require(can_leave(user, space))
    remove_member(space, user=user)


@transaction.atomic
def remove_member(space: Space, *, user: Any) -> None:
    """End somebody's membership: for the room that brought them in (a cohort one leaves)."""
    left = space.memberships.active().filter(user=user)
    left.update(left_at=timezone.now(), role=SpaceRole.MEMBER, accepted_at=None)
    count_members(space)
    space.remember_membership(user, None)


def _come_back(membership: Membership) -> bool:
    """Open again a membership that had ended; the conditional update settles two requests at once."""
    now = timezone.now()
    back = Membership.objects.filter(pk=membership.pk, left_at__isnull=False).update(
        left_at=None, joined_at=now, seen_from=now
    )
    membership.refresh_from_db()
    return bool(back)


def count_members(space: Space) -> None:
    """Store the number of members, inside the transaction that changed it.

    The first update holds the row until the commit: who counts next sees what was committed before.
    """
    row = Space.objects.filter(pk=space.pk)
    row.update(member_count=F("member_count"))
    row.update(member_count=space.memberships.active().count())
    space.refresh_from_db(fields=["member_count"])
