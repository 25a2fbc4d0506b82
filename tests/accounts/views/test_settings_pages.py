"""The hub and its pages: profile, collectivités, personal data."""

import pytest
from django.urls import reverse

from accounts.actions.personal_data import request_export
from accounts.models import DataExport, Membership, User
from tests.accounts.conftest import PHRASE, confirm_identity, log_in
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db

HUB_COST = 8

PRIVATE = [
    "accounts:hub",
    "accounts:profile",
    "accounts:memberships",
    "accounts:membership-join",
    "accounts:members",
    "accounts:second-factor",
    "accounts:my-data",
    "accounts:erase",
    "account_email",
    "account_change_password",
    "mfa_index",
    "mfa_list_webauthn",
    "usersessions_list",
    "socialaccount_connections",
]


@pytest.mark.parametrize("name", PRIVATE)
def test_a_visitor_is_asked_to_sign_in(client, name):
    assert client.get(reverse(name))["Location"].startswith("/compte/")


@pytest.mark.parametrize("name", [name for name in PRIVATE if name not in {"accounts:members", "accounts:erase"}])
def test_a_member_reads_every_page(signed_in, agent, name):
    response = signed_in(agent).get(reverse(name))

    assert response.status_code == 200
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_hub_costs_the_same_whatever_the_collectivites(signed_in, number, django_assert_num_queries):
    user = UserFactory()
    for rank in range(number):
        MembershipFactory(user=user, is_main=rank == 0, is_referent=True)
    client = signed_in(user)

    with django_assert_num_queries(HUB_COST):
        client.get(reverse("accounts:hub"))


def test_saving_a_profile(signed_in, agent):
    data = {"name": "Léa M.", "bio": "J’anime l’accueil.", "timezone": "Indian/Reunion"}

    signed_in(agent).post(reverse("accounts:profile"), data)

    agent.refresh_from_db()
    assert (agent.name, agent.bio, agent.timezone, agent.show_in_directory) == (
        "Léa M.",
        "J’anime l’accueil.",
        "Indian/Reunion",
        False,
    )


def test_a_profile_refused_keeps_what_was_typed(signed_in, agent):
    response = signed_in(agent).post(reverse("accounts:profile"), {"name": "", "bio": "À garder", "timezone": "Lune"})

    assert response.status_code == 422
    assert "À garder" in response.content.decode()


def test_a_profile_gives_no_role(signed_in, agent):
    data = {"name": "Léa", "timezone": "Europe/Paris", "is_staff": "on", "is_editor": "on", "email": "x@y.example"}

    signed_in(agent).post(reverse("accounts:profile"), data)

    changed = User.objects.get(pk=agent.pk)
    assert (changed.is_staff, changed.is_editor, changed.email) == (False, False, agent.email)


def test_joining_by_name(signed_in, agent):
    here = CollectiviteFactory(name="Ploumanac’h-sur-Essai")
    data = {"collectivite": "ploumanac’h sur essai", "function": "DGS"}

    page = signed_in(agent).post(reverse("accounts:membership-join"), data, follow=True).content.decode()

    assert Membership.objects.get(user=agent).collectivite == here
    assert "À vérifier" in page


def test_joining_nowhere_says_what_to_do(signed_in, agent):
    response = signed_in(agent).post(reverse("accounts:membership-join"), {"collectivite": "nulle part du tout"})

    assert response.status_code == 422
    assert "nulle part du tout" in response.content.decode()


def test_leaving_asks_then_leaves(signed_in):
    membership = MembershipFactory()
    client = signed_in(membership.user)
    address = reverse("accounts:membership-leave", args=[membership.pk])

    assert membership.collectivite.name in client.get(address).content.decode()
    client.post(address)

    membership.refresh_from_db()
    assert membership.left_at is not None


@pytest.mark.parametrize("name", ["membership-leave", "membership-main"])
def test_a_colleague_s_membership_is_not_one_s_own(signed_in, name):
    referent = MembershipFactory(is_referent=True)
    colleague = MembershipFactory(collectivite=referent.collectivite)

    response = signed_in(referent.user).post(reverse(f"accounts:{name}", args=[colleague.pk]))

    assert response.status_code == 404


def test_choosing_the_main_collectivite(signed_in, agent):
    MembershipFactory(user=agent)
    other = MembershipFactory(user=agent, is_main=False)

    signed_in(agent).post(reverse("accounts:membership-main", args=[other.pk]))

    other.refresh_from_db()
    assert other.is_main


def test_a_copy_shows_its_progress_then_its_link(client, lea):
    log_in(client)
    page = client.post(reverse("accounts:my-data"), follow=True).content.decode()
    assert "se prépare" in page
    assert f'hx-get="{reverse("accounts:export-state")}"' in page

    run_jobs()

    fragment = client.get(reverse("accounts:export-state"), headers={"HX-Request": "true"}).content.decode()
    assert "Télécharger la copie" in fragment
    assert "hx-get" not in fragment


def test_a_copy_is_downloaded_by_its_owner_who_says_the_password_again(client, lea, agent, signed_in):
    export = request_export(lea, actor=lea)
    run_jobs()
    address = reverse("accounts:export-file", args=[export.pk])
    log_in(client)

    assert client.get(address)["Location"].startswith(reverse("account_reauthenticate"))
    confirm_identity(client)
    response = client.get(address)

    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_somebody_else_s_copy_does_not_exist(client, lea, agent):
    request_export(agent, actor=agent)
    run_jobs()
    log_in(client)
    confirm_identity(client)

    assert client.get(reverse("accounts:export-file", args=[DataExport.objects.get().pk])).status_code == 404


def test_erasing_asks_for_a_confirmation(client, lea):
    log_in(client)
    confirm_identity(client)
    address = reverse("accounts:erase")

    assert client.post(address, {"contributions": "keep"}).status_code == 422
    done = client.post(address, {"contributions": "keep", "confirmed": "on"})

    assert "Votre compte est effacé" in done.content.decode()
    lea.refresh_from_db()
    assert lea.erased_at is not None
    assert not lea.check_password(PHRASE)


def test_the_charter_is_public(client):
    assert "Protégez les personnes" in client.get(reverse("accounts:charter")).content.decode()


@pytest.mark.parametrize("text", ["a\x00b", "x" * 5000, "\ud800"])
def test_odd_texts_are_refused_or_kept_never_fatal(signed_in, agent, text):
    client = signed_in(agent)
    typed = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")

    answers = [
        client.post(reverse("accounts:profile"), {"name": typed, "bio": typed, "timezone": typed}),
        client.post(reverse("accounts:membership-join"), {"collectivite": typed, "function": typed}),
    ]

    assert {answer.status_code for answer in answers} == {422}
