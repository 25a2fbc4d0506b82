"""Opening spaces, coming in, leaving, coming back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from community import actions
from community.enums import Level, SpaceKind, SpaceRole
from community.models import Membership
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in

pytestmark = pytest.mark.django_db


def test_hosts_come_with_the_space_and_follow_it() -> None:
    host = UserFactory()
    space = actions.open_space(name="Accueil des usagers", kind=SpaceKind.PRIVATE, hosts=[host])
    seat = space.memberships.get()
    assert (seat.user, seat.role, seat.level, seat.accepted_at is None) == (host, SpaceRole.HOST, Level.WATCHING, False)
    assert (space.slug, space.member_count) == ("accueil-des-usagers", 1)


def test_a_space_of_an_organisation_names_it() -> None:
    with pytest.raises(IntegrityError):
        actions.open_space(name="Mairie", kind=SpaceKind.ORGANISATION)


def test_a_private_space_is_entered_through_others_only() -> None:
    space, agent = open_space(SpaceKind.PRIVATE), UserFactory()
    with pytest.raises(PermissionDenied):
        actions.join_space(space, user=agent)
    actions.add_member(space, user=agent)
    with pytest.raises(PermissionDenied):
        topic_in(space, author=agent)
    actions.accept_charter(space, user=agent)
    assert topic_in(space, author=agent).author == agent


def test_leaving_then_coming_back_is_the_same_place_begun_again() -> None:
    space = open_space()
    agent = member_of(space)
    first = Membership.objects.get(user=agent)
    actions.leave_space(space, user=agent)
    assert space.member_count == 0
    with pytest.raises(PermissionDenied):
        topic_in(space, author=agent)
    actions.join_space(space, user=agent)
    again = Membership.objects.get(user=agent)
    assert (again.pk, again.left_at, again.seen_from > first.seen_from) == (first.pk, None, True)
    assert space.member_count == 1


def test_a_host_who_leaves_comes_back_as_a_member() -> None:
    space = open_space()
    host = host_of(space)
    actions.leave_space(space, user=host)
    actions.join_space(space, user=host)
    assert Membership.objects.get(user=host).role == SpaceRole.MEMBER


def test_naming_a_member_host_keeps_what_they_accepted() -> None:
    space = open_space()
    agent = member_of(space)
    accepted = Membership.objects.get(user=agent).accepted_at
    host_of(space, agent)
    seat = Membership.objects.get(user=agent)
    assert (seat.role, seat.accepted_at) == (SpaceRole.HOST, accepted)
    assert space.member_count == 1


def test_leaving_a_space_one_is_not_in_is_refused() -> None:
    with pytest.raises(PermissionDenied):
        actions.leave_space(open_space(), user=UserFactory())
