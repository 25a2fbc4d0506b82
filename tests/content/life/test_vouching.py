"""The word of the collectivité: who gives it, on which version, what the public then reads."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from content import actions
from content.models import Initiative, Vouching
from content.notifications.life import TO_VOUCH, VOUCHED, VOUCHING_WITHDRAWN
from content.queries.vouching import standing_vouching
from foundation.history.editorial import WrongState
from foundation.notifications.models import Delivery, Event
from foundation.web.dashboard import items_for
from tests.content.life.people import ROLES, local_initiative, person, publish_again, referent_of
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import archived_initiative, published_initiative
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def waiting(user) -> list[str]:
    return [item.action for item in items_for(user)["waiting"]]


@pytest.mark.parametrize("role", ROLES)
def test_only_a_referent_of_the_collectivite_vouches(role):
    initiative = local_initiative()
    user = person(role, initiative)
    if role == "referent":
        assert actions.vouch_for(initiative, actor=user).collectivite == initiative.territory
    else:
        with pytest.raises(PermissionDenied):
            actions.vouch_for(initiative, actor=user)
        assert not Vouching.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_a_referent_of_the_collectivite_takes_its_word_back(role):
    initiative = local_initiative()
    vouching = actions.vouch_for(initiative, actor=referent_of(initiative))
    user = person(role, initiative)
    if role == "referent":
        actions.withdraw_vouching(vouching, actor=user, reason="Le bilan dit autre chose.")
        assert standing_vouching(initiative) is None
    else:
        with pytest.raises(PermissionDenied):
            actions.withdraw_vouching(vouching, actor=user, reason="Non.")
        assert standing_vouching(initiative) == vouching


def test_a_referent_who_wrote_the_sheet_speaks_for_the_collectivite():
    initiative = local_initiative()
    MembershipFactory(user=initiative.authors.get(), collectivite=initiative.territory, is_referent=True)
    assert actions.vouch_for(initiative, actor=initiative.authors.get())


@pytest.mark.parametrize("make", [published_initiative, archived_initiative])
def test_nobody_vouches_for_a_case_without_collectivite_or_off_the_lists(make):
    initiative = make()
    with pytest.raises(PermissionDenied):
        actions.vouch_for(initiative, actor=MembershipFactory(is_referent=True).user)


def test_vouching_is_a_public_change_with_its_date():
    initiative = local_initiative()
    before = initiative.edition
    actions.vouch_for(initiative, actor=referent_of(initiative))
    stored = Initiative.objects.get()
    assert stored.vouched_at is not None
    assert stored.edition > before


def test_the_same_version_is_vouched_for_once():
    initiative = local_initiative()
    actions.vouch_for(initiative, actor=referent_of(initiative))
    with pytest.raises(actions.AlreadyVouched):
        actions.vouch_for(initiative, actor=referent_of(initiative))
    assert Vouching.objects.count() == 1


def test_a_version_that_was_not_read_is_not_vouched_for():
    initiative = local_initiative()
    publish_again(initiative, title="Un autre titre")
    with pytest.raises(WrongState):
        actions.vouch_for(initiative, actor=referent_of(initiative), seen=1)
    assert Initiative.objects.get().vouched_at is None


def test_a_new_version_keeps_the_word_on_the_old_one_until_the_referent_speaks_again(client):
    initiative = local_initiative()
    referent = referent_of(initiative)
    actions.vouch_for(initiative, actor=referent)
    assert "version précédente" not in client.get(initiative.get_absolute_url()).text
    assert waiting(referent) == []
    publish_again(initiative, summary="Le stand revient chaque samedi.")
    html = client.get(initiative.get_absolute_url()).text
    assert "validée par la collectivité le" in html
    assert "version précédente" in html
    assert waiting(referent) == ["Valider"]
    actions.vouch_for(initiative, actor=referent)
    assert "version précédente" not in client.get(initiative.get_absolute_url()).text
    assert Vouching.objects.filter(withdrawn_at=None).count() == 1


def test_the_word_does_not_follow_a_sheet_to_another_collectivite():
    initiative = local_initiative()
    actions.vouch_for(initiative, actor=referent_of(initiative))
    publish_again(initiative, territory=CollectiviteFactory().pk)
    assert Initiative.objects.get().vouched_at is None
    assert standing_vouching(initiative) is None


def test_referents_hear_of_a_publication_in_their_territory_until_they_have_vouched():
    territory = CollectiviteFactory()
    referent = MembershipFactory(collectivite=territory, is_referent=True).user
    MembershipFactory(is_referent=True)
    initiative = local_initiative(territory=territory.pk)
    run_jobs()
    told = Delivery.objects.filter(event__kind=TO_VOUCH.key).values_list("user", flat=True).distinct()
    assert list(told) == [referent.pk]
    assert TO_VOUCH.describe(initiative).url == f"/initiatives/{initiative.slug}/valider/"
    actions.vouch_for(initiative, actor=referent)
    assert not TO_VOUCH.may_receive(referent, initiative)


def test_authors_hear_that_the_collectivite_speaks_and_why_it_no_longer_does():
    initiative = local_initiative()
    author, referent = initiative.authors.get(), referent_of(initiative)
    vouching = actions.vouch_for(initiative, actor=referent)
    actions.withdraw_vouching(vouching, actor=referent, reason="Le bilan dit autre chose.")
    kinds = list(Event.objects.order_by("pk").values_list("kind", flat=True))[-2:]
    assert kinds == [VOUCHED.key, VOUCHING_WITHDRAWN.key]
    vouching.refresh_from_db()
    assert VOUCHING_WITHDRAWN.describe(vouching).excerpt == "Le bilan dit autre chose."
    assert author in VOUCHING_WITHDRAWN.recipients(vouching, None)
    assert VOUCHED.may_receive(author, vouching)
    assert not VOUCHED.may_receive(UserFactory(), vouching)


def test_the_page_asks_says_what_it_means_and_keeps_the_word(signed_in):
    initiative = local_initiative()
    client = signed_in(referent_of(initiative))
    url = f"/initiatives/{initiative.slug}/valider/"
    assert "Ce que valider veut dire" in client.get(url).text
    assert f'href="{url}"' in client.get(initiative.get_absolute_url()).text
    assert client.post(url, {"seen": initiative.published_version}).status_code == 303
    assert "validée par la collectivité le" in client.get(initiative.get_absolute_url()).text
    assert "validée par la collectivité" in client.get("/initiatives/").text
    assert "La version en ligne est validée depuis" in client.get(url).text


def test_the_page_shows_what_changed_since_the_last_word(signed_in):
    initiative = local_initiative()
    referent = referent_of(initiative)
    actions.vouch_for(initiative, actor=referent)
    publish_again(initiative, done="Quatre samedis d’essai.")
    html = signed_in(referent).get(f"/initiatives/{initiative.slug}/valider/").text
    assert "<del>Trois</del><ins>Quatre</ins>" in html


def test_a_withdrawal_needs_a_reason(signed_in):
    initiative = local_initiative()
    referent = referent_of(initiative)
    actions.vouch_for(initiative, actor=referent)
    client, url = signed_in(referent), f"/initiatives/{initiative.slug}/valider/retirer/"
    assert client.get(url).status_code == 200
    refused = client.post(url, {"reason": ""})
    assert refused.status_code == 422
    assert "Dites pourquoi" in refused.text
    assert client.post(url, {"reason": "Le bilan dit autre chose."}).status_code == 303
    assert Initiative.objects.get().vouched_at is None
    assert client.get(url).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_referents_at_once_give_one_word():
    initiative = local_initiative()
    referents = [referent_of(initiative) for _ in range(4)]
    start = Barrier(len(referents))

    def vouch(referent):
        mine = Initiative.objects.select_related("territory").get()
        try:
            start.wait()
            return actions.vouch_for(mine, actor=referent)
        except actions.AlreadyVouched as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(referents)) as pool:
        results = list(pool.map(vouch, referents))
    assert sum(isinstance(result, Vouching) for result in results) == 1
    assert Vouching.objects.filter(withdrawn_at=None).count() == 1
