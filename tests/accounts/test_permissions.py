"""Who may do what: every role against every action."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts import permissions
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.territories import CollectiviteFactory

ROLES = ["visitor", "agent", "colleague", "referent", "other_referent", "editor", "administrator", "closed", "oneself"]


@pytest.fixture
def house(db: None) -> SimpleNamespace:
    """One collectivité with a person who waits, and somebody of each role."""
    here = CollectiviteFactory()
    waiting = MembershipFactory(collectivite=here, verified_at=None)
    vouching = MembershipFactory(collectivite=here, is_referent=True)
    return SimpleNamespace(
        here=here,
        waiting=waiting,
        verified=MembershipFactory(collectivite=here),
        visitor=AnonymousUser(),
        agent=UserFactory(),
        colleague=MembershipFactory(collectivite=here).user,
        vouching=vouching,
        referent=vouching.user,
        other_referent=MembershipFactory(is_referent=True).user,
        editor=UserFactory(is_editor=True),
        administrator=UserFactory(is_staff=True),
        closed=UserFactory(is_staff=True, is_active=False),
        oneself=waiting.user,
    )


@pytest.mark.parametrize(
    ("action", "allowed"),
    [
        (lambda user, house: permissions.is_editor(user), {"editor"}),
        (lambda user, house: permissions.is_administrator(user), {"administrator"}),
        (lambda user, house: permissions.is_referent_of(user, house.here), {"referent"}),
        (lambda user, house: permissions.is_referent(user), {"referent", "other_referent"}),
        (lambda user, house: permissions.is_member_of(user, house.here), {"colleague", "referent"}),
        (lambda user, house: permissions.is_verified_member(user), {"colleague", "referent", "other_referent"}),
        (lambda user, house: permissions.can_end(user, house.waiting), {"referent", "administrator", "oneself"}),
        (lambda user, house: permissions.can_end(user, house.vouching), {"referent", "administrator"}),
        (lambda user, house: permissions.can_withdraw_referent(user, house.vouching), {"referent", "administrator"}),
        (lambda user, house: permissions.can_withdraw_referent(user, house.verified), set()),
        (lambda user, house: permissions.can_verify(user, house.waiting), {"referent", "administrator"}),
        (lambda user, house: permissions.can_verify(user, house.verified), set()),
        (lambda user, house: permissions.can_name_referent(user, house.waiting), {"administrator"}),
        (lambda user, house: permissions.can_name_referent(user, house.verified), {"referent", "administrator"}),
        (lambda user, house: permissions.can_change_roles(user, house.agent), {"administrator"}),
        (lambda user, house: permissions.holds_global_role(user), {"editor", "administrator", "closed"}),
    ],
)
def test_role_by_action(house, action, allowed):
    assert {role for role in ROLES if action(getattr(house, role), house)} == allowed


def test_a_second_factor_is_asked_of_global_roles_only(house, settings):
    settings.MFA_REQUIRED_FOR_ROLES = True

    asked = {role for role in ROLES if permissions.must_have_second_factor(getattr(house, role))}

    assert asked == {"editor", "administrator", "closed"}


def test_nobody_vouches_for_themselves(db):
    waiting = MembershipFactory(verified_at=None)
    MembershipFactory(user=waiting.user, is_main=False, is_referent=True)

    assert not permissions.can_verify(waiting.user, waiting)


def test_a_referent_who_has_left_vouches_no_more(house):
    membership = house.referent.memberships.get()
    membership.left_at, membership.is_referent = membership.joined_at, False
    membership.save()

    assert not permissions.is_referent_of(house.referent, house.here)


def test_a_referent_does_not_end_another_one_s_membership(house):
    other = MembershipFactory(collectivite=house.here, is_referent=True)

    assert not permissions.can_end(house.referent, other)
