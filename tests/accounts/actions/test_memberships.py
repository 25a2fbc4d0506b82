"""Joining, leaving, vouching."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied

from accounts import actions
from accounts.enums import AuditKind
from accounts.models import AuditEvent, EmailDomain, Membership
from foundation.notifications.models import Delivery
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def told(user) -> list[str]:
    run_jobs()
    return sorted(set(Delivery.objects.filter(user=user).values_list("event__kind", flat=True)))


def test_the_first_collectivite_is_the_main_one(agent):
    first = actions.join_collectivite(CollectiviteFactory(), actor=agent, function="DGS")
    second = actions.join_collectivite(CollectiviteFactory(), actor=agent)

    assert (first.is_main, second.is_main) == (True, False)


def test_joining_twice_gives_the_same_membership(agent):
    here = CollectiviteFactory()

    first = actions.join_collectivite(here, actor=agent)
    again = actions.join_collectivite(here, actor=agent)

    assert first == again


def test_referents_hear_of_somebody_who_joins(agent):
    referent = MembershipFactory(is_referent=True)

    actions.join_collectivite(referent.collectivite, actor=agent)

    assert told(referent.user) == ["accounts.membership-waiting"]


def test_a_verified_address_of_the_domain_proves_it(agent):
    domain = EmailDomain.objects.create(collectivite=CollectiviteFactory(), domain="mairie.example")
    EmailAddress.objects.create(user=agent, email=agent.email, verified=True, primary=True)
    referent = MembershipFactory(collectivite=domain.collectivite, is_referent=True)

    membership = actions.join_collectivite(domain.collectivite, actor=agent)

    assert membership.is_verified
    assert membership.verified_by is None
    assert told(referent.user) == []


@pytest.mark.parametrize(
    ("address", "verified"),
    [("agent@mairie.example", False), ("agent@autre-mairie.example", True), ("mairie.example@gmail.com", True)],
)
def test_another_address_proves_nothing(agent, address, verified):
    domain = EmailDomain.objects.create(collectivite=CollectiviteFactory(), domain="mairie.example")
    EmailAddress.objects.create(user=agent, email=address, verified=verified)

    assert not actions.join_collectivite(domain.collectivite, actor=agent).is_verified


def test_leaving_the_main_one_promotes_the_next(agent):
    main = actions.join_collectivite(CollectiviteFactory(), actor=agent)
    other = actions.join_collectivite(CollectiviteFactory(), actor=agent)

    actions.leave_collectivite(main, actor=agent)

    other.refresh_from_db()
    assert other.is_main
    assert list(Membership.objects.active().filter(user=agent)) == [other]


def test_somebody_whose_membership_others_end_is_told(agent):
    referent = MembershipFactory(is_referent=True)
    membership = MembershipFactory(user=agent, collectivite=referent.collectivite)

    actions.leave_collectivite(membership, actor=referent.user)

    assert told(agent) == ["accounts.membership-ended"]


def test_one_can_come_back(agent):
    here = CollectiviteFactory()
    actions.leave_collectivite(actions.join_collectivite(here, actor=agent), actor=agent)

    assert actions.join_collectivite(here, actor=agent).left_at is None


def test_choosing_the_main_one(agent):
    actions.join_collectivite(CollectiviteFactory(), actor=agent)
    other = actions.join_collectivite(CollectiviteFactory(), actor=agent)

    actions.make_main(other, actor=agent)

    assert Membership.objects.get(user=agent, is_main=True) == other


def test_a_referent_verifies(agent):
    referent = MembershipFactory(is_referent=True)
    waiting = actions.join_collectivite(referent.collectivite, actor=agent)

    actions.verify_membership(waiting, actor=referent.user)

    waiting.refresh_from_db()
    assert waiting.verified_by == referent.user
    assert told(agent) == ["accounts.membership-verified"]
    assert AuditEvent.objects.get(kind=AuditKind.MEMBERSHIP_VERIFIED).subject == agent


def test_two_referents_who_answer_at_once_do_not_both_win(agent):
    first = MembershipFactory(is_referent=True)
    second = MembershipFactory(collectivite=first.collectivite, is_referent=True)
    waiting = actions.join_collectivite(first.collectivite, actor=agent)
    stale = Membership.objects.get(pk=waiting.pk)

    actions.verify_membership(waiting, actor=first.user)
    actions.refuse_membership(stale, actor=second.user, reason="Inconnu au service.")

    waiting.refresh_from_db()
    assert (waiting.verified_by, waiting.left_at, waiting.refusal) == (first.user, None, "")


def test_a_refusal_ends_it_and_says_why(agent):
    referent = MembershipFactory(is_referent=True)
    waiting = actions.join_collectivite(referent.collectivite, actor=agent)

    actions.refuse_membership(waiting, actor=referent.user, reason="Utilisez votre adresse de la mairie.")

    waiting.refresh_from_db()
    assert waiting.left_at is not None
    assert waiting.refusal == "Utilisez votre adresse de la mairie."
    assert told(agent) == ["accounts.membership-refused"]


def test_an_administrator_names_the_first_referent(agent):
    waiting = actions.join_collectivite(CollectiviteFactory(), actor=agent)

    actions.name_referent(waiting, actor=UserFactory(is_staff=True))

    waiting.refresh_from_db()
    assert waiting.is_referent
    assert waiting.is_verified
    assert AuditEvent.objects.filter(kind=AuditKind.ROLE_CHANGED, subject=agent).count() == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda membership, actor: actions.leave_collectivite(membership, actor=actor),
        lambda membership, actor: actions.make_main(membership, actor=actor),
        lambda membership, actor: actions.verify_membership(membership, actor=actor),
        lambda membership, actor: actions.refuse_membership(membership, actor=actor, reason="Non"),
        lambda membership, actor: actions.name_referent(membership, actor=actor),
        lambda membership, actor: actions.withdraw_referent(membership, actor=actor),
    ],
)
def test_a_stranger_can_do_none_of_it(act, agent):
    membership = MembershipFactory(verified_at=None)

    with pytest.raises(PermissionDenied):
        act(membership, agent)
