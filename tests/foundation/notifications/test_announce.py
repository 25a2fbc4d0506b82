import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from foundation.jobs.models import JobRun
from foundation.notifications import announce
from foundation.notifications.models import Delivery, Event, Preference
from foundation.notifications.tasks import fan_out
from tests.foundation.notifications.room import Room
from tests.support.factories.accounts import UserFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def channels(user: User) -> list[str]:
    return sorted(Delivery.objects.filter(user=user).values_list("channel", flat=True))


def test_followers_are_told_in_the_site_and_by_mail(room: Room, agent: User) -> None:
    author = UserFactory()
    room.followers = [agent.pk, author.pk]
    announce(room.kind, target=author, actor=author)
    run_jobs()
    assert channels(agent) == ["mail", "site"]
    assert channels(author) == [], "nobody is told of their own deed"


def test_named_recipients_replace_the_followers(room: Room, agent: User) -> None:
    room.followers = [UserFactory().pk]
    announce(room.kind, target=agent, recipients=[agent])
    run_jobs()
    assert set(Delivery.objects.values_list("user", flat=True)) == {agent.pk}


@pytest.mark.parametrize(
    ("own", "in_place", "expected"),
    [
        ("", "", ["mail", "site"]),
        ("site", "", ["site"]),
        ("none", "", []),
        ("none", "daily", ["mail", "site"]),
        ("immediate", "none", []),
    ],
)
def test_the_nearest_preference_holds(room: Room, agent: User, own: str, in_place: str, expected: list[str]) -> None:
    room.place = ("space:12", "Accueil des usagers")
    if own:
        Preference.objects.create(user=agent, kind=room.kind.key, rhythm=own)
    if in_place:
        Preference.objects.create(user=agent, place_key="space:12", rhythm=in_place)
    announce(room.kind, target=agent, recipients=[agent.pk])
    run_jobs()
    assert channels(agent) == expected


def test_who_may_not_see_is_not_told(room: Room, agent: User) -> None:
    room.refused = {agent.pk}
    announce(room.kind, target=agent, recipients=[agent])
    run_jobs()
    assert channels(agent) == []


@pytest.mark.parametrize("followers", [1, 3])
def test_the_cost_of_the_action_does_not_depend_on_the_followers(
    room: Room, agent: User, followers: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    room.followers = [UserFactory().pk for _ in range(followers)]
    with django_assert_num_queries(3):
        announce(room.kind, target=agent, actor=agent)


def test_nothing_is_announced_by_a_change_that_is_cancelled(room: Room, agent: User) -> None:
    def fail() -> None:
        with transaction.atomic():
            announce(room.kind, target=agent, recipients=[agent])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Event.objects.exists()
    assert not JobRun.objects.exists()


def test_telling_twice_tells_once(room: Room, agent: User) -> None:
    room.followers = [agent.pk]
    announce(room.kind, target=agent)
    run_jobs()
    fan_out(Event.objects.get().pk)
    assert channels(agent) == ["mail", "site"]
