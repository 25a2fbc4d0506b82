"""What « Ma semaine » shows of this room."""

import pytest

from accounts.dashboard import say_where_one_works
from foundation.web.dashboard import rooms_together
from tests.support.factories.accounts import MembershipFactory

pytestmark = pytest.mark.django_db


def test_a_referent_is_told_who_waits():
    referent = MembershipFactory(is_referent=True)
    MembershipFactory(collectivite=referent.collectivite, verified_at=None, user__name="Samir Haddad")
    MembershipFactory(verified_at=None)

    (item,) = rooms_together(referent.user)

    assert (item.title, item.detail) == ("1 personne dit travailler dans votre collectivité", "Samir Haddad")


def test_nothing_waits_for_an_agent(agent):
    MembershipFactory(verified_at=None)

    assert list(rooms_together(agent)) == []


def test_a_newcomer_is_invited_to_say_where_they_work(agent):
    assert [item.title for item in say_where_one_works(agent)] == ["Dites où vous travaillez"]
    assert list(say_where_one_works(MembershipFactory().user)) == []
