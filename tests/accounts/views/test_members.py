"""The page where a referent confirms members."""

import pytest
from django.urls import reverse

from accounts.models import Membership
from tests.support.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

PAGE_COST = 6


@pytest.fixture
def referent() -> Membership:
    return MembershipFactory(is_referent=True)


@pytest.fixture
def waiting(referent) -> Membership:
    return MembershipFactory(collectivite=referent.collectivite, user__name="Samir Haddad", verified_at=None)


def test_a_referent_sees_who_waits_here_only(signed_in, referent, waiting):
    elsewhere = MembershipFactory(verified_at=None, user__name="Quelqu’un d’ailleurs")

    page = signed_in(referent.user).get(reverse("accounts:members")).content.decode()

    assert "Samir Haddad" in page
    assert elsewhere.user.name not in page


def test_an_administrator_sees_everybody(signed_in, waiting):
    page = signed_in(UserFactory(is_staff=True)).get(reverse("accounts:members")).content.decode()

    assert "Samir Haddad" in page


def test_for_others_the_page_does_not_exist(signed_in, agent, editor):
    assert [signed_in(user).get(reverse("accounts:members")).status_code for user in (agent, editor)] == [404, 404]


def test_confirming(signed_in, referent, waiting):
    response = signed_in(referent.user).post(reverse("accounts:member-verify", args=[waiting.pk]), follow=True)

    waiting.refresh_from_db()
    assert waiting.verified_by == referent.user
    assert "Samir Haddad est vérifié·e." in response.content.decode()


def test_refusing_asks_why(signed_in, referent, waiting):
    client = signed_in(referent.user)
    address = reverse("accounts:member-refuse", args=[waiting.pk])

    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Utilisez votre adresse de la mairie."})

    waiting.refresh_from_db()
    assert waiting.refusal == "Utilisez votre adresse de la mairie."


def test_naming_a_referent(signed_in, referent):
    colleague = MembershipFactory(collectivite=referent.collectivite)
    client = signed_in(referent.user)
    address = reverse("accounts:referent-name", args=[colleague.pk])

    assert colleague.user.name in client.get(address).content.decode()
    client.post(address)

    colleague.refresh_from_db()
    assert colleague.is_referent


@pytest.mark.parametrize("name", ["member-verify", "member-refuse", "member-end", "referent-name", "membership-leave"])
@pytest.mark.parametrize("role", ["agent", "other_referent", "editor"])
def test_somebody_else_s_membership_does_not_exist(signed_in, waiting, name, role):
    user = {
        "agent": UserFactory,
        "other_referent": lambda: MembershipFactory(is_referent=True).user,
        "editor": lambda: UserFactory(is_editor=True),
    }[role]()

    response = signed_in(user).post(reverse(f"accounts:{name}", args=[waiting.pk]), {"reason": "Non"})

    assert response.status_code == 404
    waiting.refresh_from_db()
    assert (waiting.verified_at, waiting.left_at) == (None, None)


def test_ending_the_membership_of_a_colleague_who_has_left(signed_in, referent):
    colleague = MembershipFactory(collectivite=referent.collectivite)
    client = signed_in(referent.user)
    address = reverse("accounts:member-end", args=[colleague.pk])

    assert colleague.user.name in client.get(address).content.decode()
    client.post(address)

    colleague.refresh_from_db()
    assert colleague.left_at is not None


def test_withdrawing_a_referent(signed_in, referent):
    client = signed_in(UserFactory(is_staff=True))
    address = reverse("accounts:referent-withdraw", args=[referent.pk])

    assert referent.user.name in client.get(address).content.decode()
    client.post(address)

    referent.refresh_from_db()
    assert (referent.is_referent, referent.left_at) == (False, None)


def test_a_referent_does_not_withdraw_another(signed_in, referent):
    other = MembershipFactory(collectivite=referent.collectivite, is_referent=True)

    response = signed_in(referent.user).post(reverse("accounts:referent-withdraw", args=[other.pk]))

    assert response.status_code == 404


def test_nobody_confirms_themselves(signed_in, waiting):
    assert signed_in(waiting.user).post(reverse("accounts:member-verify", args=[waiting.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(signed_in, referent, number, django_assert_num_queries):
    MembershipFactory.create_batch(number, collectivite=referent.collectivite, verified_at=None)
    MembershipFactory.create_batch(number, collectivite=referent.collectivite)
    client = signed_in(referent.user)

    with django_assert_num_queries(PAGE_COST):
        client.get(reverse("accounts:members"))


@pytest.mark.parametrize("pk", [0, 10**20])
def test_a_number_that_is_nobody_s(signed_in, referent, pk):
    assert signed_in(referent.user).post(f"/compte/membres/{pk}/verifier/").status_code == 404


def test_a_damaged_page_mark_gives_the_first_page(signed_in, referent):
    assert signed_in(referent.user).get(reverse("accounts:members"), {"page": "x" * 300}).status_code == 200
