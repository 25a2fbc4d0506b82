"""Spaces a person may see."""

from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import Membership as Employment
from accounts.models import User
from accounts.permissions import is_administrator
from accounts.queries import with_person_line
from community.enums import SpaceKind
from community.models import Membership, Space


def spaces_visible_to(user: Any) -> QuerySet[Space]:
    """The spaces a person may enter; the rule of `permissions.can_see_space`, in SQL."""
    if is_administrator(user):
        return Space.objects.all()
    visible = Q(kind=SpaceKind.PUBLIC)
    if user.is_authenticated and user.is_active:
        employers = Employment.objects.verified().filter(user_id=user.pk).values("collectivite")
        visible |= Q(kind=SpaceKind.MEMBERS) | Q(kind=SpaceKind.ORGANISATION, collectivite__in=employers)
        visible |= Q(pk__in=Membership.objects.active().filter(user_id=user.pk).values("space"))
    return Space.objects.filter(visible)


def get_space_for(user: Any, slug: str) -> Space:
    """A space with the reader's membership; Http404 for what they may not see."""
    space = get_object_or_404(spaces_visible_to(user), slug=slug)
    space.membership_of(user)
    return space


def hosts_of(space: Space) -> QuerySet[User]:
    """The people who host a space, ready for `person_line`."""
    hosts = space.memberships.hosts().values("user")
    return with_person_line(User.objects.filter(pk__in=hosts, is_active=True).order_by("name", "pk"))


def memberships_of(user: Any) -> QuerySet[Membership]:
    """A person's active memberships, with their spaces."""
    if not user.is_authenticated:
        return Membership.objects.none()
    return Membership.objects.active().filter(user_id=user.pk).select_related("space")
