"""The frame of every page, for a visitor and for a member."""

from collections.abc import Callable

from accounts.models import User
from tests.support.client import SuspiciousClient

SignedIn = Callable[[User], SuspiciousClient]


def frame(client: SuspiciousClient) -> str:
    return client.get("/style").content.decode()


def test_a_visitor_is_offered_to_sign_in(client: SuspiciousClient) -> None:
    html = frame(client)
    assert "Se connecter" in html
    assert "hx-headers" not in html


def test_a_member_finds_their_account_and_the_way_out(signed_in: SignedIn, agent: User) -> None:
    html = frame(signed_in(agent))
    assert "Ma semaine" in html
    assert "Se déconnecter" in html
    assert "Se connecter" not in html


def test_what_is_unread_is_counted_once(
    signed_in: SignedIn, agent: User, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = signed_in(agent)
    frame(client)
    # The session, the person, the count of news.
    with django_assert_max_num_queries(3):
        assert "notifications non lues" not in frame(client)


def test_the_frame_of_a_visitor_costs_no_query(
    client: SuspiciousClient, django_assert_num_queries: Callable[[int], object], db: None
) -> None:
    with django_assert_num_queries(0):
        frame(client)
