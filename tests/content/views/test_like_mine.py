"""From one's own territory to the cases of those like it."""

import pytest
from django.urls import reverse

from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
URL = "/initiatives/comme-la-mienne/"


def test_a_member_goes_straight_to_the_library_seen_from_their_collectivite(signed_in):
    member = MembershipFactory(collectivite=CollectiviteFactory(code="29042"))
    response = signed_in(member.user).get(URL)
    assert response.headers["Location"] == reverse("content:initiative-list") + "?comme=commune:29042"


def test_who_has_none_names_a_territory(client, signed_in):
    body = CollectiviteFactory(name="Trois-Moulins", code="29043")
    for reader in (client, signed_in(UserFactory())):
        assert reader.get(URL).status_code == 200
        assert reader.get(f"{URL}?territoire=trois-moulins").headers["Location"].endswith(f"?comme=commune:{body.code}")
    assert client.get(f"{URL}?territoire=nulle-part").status_code == 422


def test_a_member_may_start_from_another(signed_in):
    member = MembershipFactory()
    other = CollectiviteFactory(name="Trois-Moulins", code="29043")
    response = signed_in(member.user).get(f"{URL}?territoire=trois-moulins")
    assert response.headers["Location"].endswith(f"?comme=commune:{other.code}")
