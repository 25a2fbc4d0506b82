"""The inbox, the settings and the unsubscription, through their addresses."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from foundation.notifications import announce
from foundation.notifications.actions.reading import mark_subjects_read
from foundation.notifications.models import Delivery, Preference
from tests.foundation.notifications.room import Room
from tests.support.factories.accounts import UserFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
INBOX = "/notifications/"
SETTINGS = "/notifications/reglages/"


def tell(room: Room, *people: User, name: str = "Claire Dubois") -> None:
    announce(room.kind, target=UserFactory(name=name), recipients=people)
    run_jobs()


def unread(user: User) -> int:
    return Delivery.objects.inbox_of(user).unread().count()


@pytest.mark.parametrize("path", [INBOX, SETTINGS])
def test_one_must_sign_in(client: Client, path: str) -> None:
    assert client.get(path).status_code == 302


def test_an_empty_inbox_says_what_to_do(agent: User, signed_in: SignIn) -> None:
    assert "Rien de nouveau" in signed_in(agent).get(INBOX).content.decode()


def test_unread_news_come_first(room: Room, agent: User, signed_in: SignIn) -> None:
    tell(room, agent, name="Ancienne")
    tell(room, agent, name="Récente")
    newest = Delivery.objects.inbox_of(agent).latest("pk")
    client = signed_in(agent)
    client.post(reverse("notifications:read"), {"event": newest.event_id})
    page = client.get(INBOX).content.decode()
    assert page.index("Ancienne") < page.index("Récente")
    assert unread(agent) == 1


def test_everything_is_marked_as_read_but_only_ones_own(room: Room, agent: User, signed_in: SignIn) -> None:
    other = UserFactory()
    tell(room, agent, other)
    signed_in(agent).post(reverse("notifications:read"))
    assert (unread(agent), unread(other)) == (0, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_costs_the_same_whatever_its_length(
    room: Room, agent: User, signed_in: SignIn, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        tell(room, agent)
    client = signed_in(agent)
    client.get(INBOX)
    with django_assert_num_queries(5):  # session, user, news, subjects, count of the header
        client.get(INBOX)


def test_what_one_may_no_longer_see_leaves_the_inbox_and_the_count(room: Room, agent: User, signed_in: SignIn) -> None:
    tell(room, agent)
    room.refused = {agent.pk}
    assert "Claire Dubois" not in signed_in(agent).get(INBOX).content.decode()
    assert unread(agent) == 0


def test_opening_marks_as_read_and_leads_to_the_subject(room: Room, agent: User, signed_in: SignIn) -> None:
    tell(room, agent)
    client = signed_in(agent)
    [entry] = client.get(INBOX).context["entries"]
    assert client.get(entry.url).url == entry.line.url
    assert unread(agent) == 0


def test_seeing_the_subject_itself_is_reading_its_news(room: Room, agent: User) -> None:
    other = UserFactory()
    for target in (agent, other):
        announce(room.kind, target=target, recipients=[agent, other])
    run_jobs()
    mark_subjects_read(User.objects.filter(pk=other.pk), actor=agent)
    assert (unread(agent), unread(other)) == (1, 2)


def test_a_mail_program_that_visits_the_link_marks_nothing(room: Room, agent: User, client: Client) -> None:
    tell(room, agent)
    [entry] = mail.outbox
    path = next(word for word in entry.body.split() if "/ouvrir/" in word).split("8000")[1]
    assert client.get(path).status_code == 302
    assert unread(agent) == 1


def test_a_forged_link_leads_nowhere(client: Client, agent: User) -> None:
    assert client.get("/notifications/ouvrir/12:abc/").status_code == 404
    assert client.get("/notifications/desabonnement/abc/").status_code == 404


def test_choices_are_saved_by_kind_and_by_place(room: Room, agent: User, signed_in: SignIn) -> None:
    room.place = ("space:12", "Accueil des usagers")
    tell(room, agent)
    client = signed_in(agent)
    form = client.get(SETTINGS).context["form"]
    choices = {name: "weekly" if name == "genre-essai.reply" else "site" for name in form.kinds}
    client.post(SETTINGS, choices | {"lieu-space:12": "daily"})
    saved = set(Preference.objects.values_list("kind", "place_key", "rhythm"))
    assert {("essai.reply", "", "weekly"), ("", "space:12", "daily")} <= saved
    page = client.get(SETTINGS).content.decode()
    assert "Accueil des usagers" in page
    client.post(SETTINGS, choices | {"lieu-space:12": ""})
    assert not Preference.objects.filter(place_key="space:12").exists()


def test_a_wrong_choice_changes_nothing(room: Room, agent: User, signed_in: SignIn) -> None:
    answer = signed_in(agent).post(SETTINGS, {"genre-essai.reply": "hourly"})
    assert answer.status_code == 422
    assert not Preference.objects.exists()


def stop_path_in(message: mail.EmailMessage) -> str:
    return message.extra_headers["List-Unsubscribe"].strip("<>").split("8000")[1]


def test_one_click_stops_the_mails_of_a_kind_without_signing_in(room: Room, agent: User) -> None:
    Preference.objects.create(user=agent, place_key="space:12", rhythm="immediate")
    room.place = ("space:12", "Accueil des usagers")
    tell(room, agent)
    [message] = mail.outbox
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(stop_path_in(message), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    tell(room, agent)
    assert len(mail.outbox) == 1
    assert unread(agent) == 2, "the news stay in the site"


def test_visiting_the_unsubscription_changes_nothing(room: Room, agent: User, client: Client) -> None:
    tell(room, agent)
    page = client.get(stop_path_in(mail.outbox[0])).content.decode()
    assert "Arrêter ces courriels" in page
    assert not Preference.objects.exists()


def test_a_digest_stops_every_mail(room: Room, agent: User, client: Client) -> None:
    from foundation.notifications.actions.choosing import stop_mails

    Preference.objects.create(user=agent, kind=room.kind.key, rhythm="daily")
    stop_mails(actor=agent)
    tell(room, agent)
    assert mail.outbox == []
    assert set(Preference.objects.values_list("kind", "rhythm")) == {("", "site"), (room.kind.key, "site")}


def test_the_header_counts_unread_news_with_one_query(
    room: Room, agent: User, rf: object, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from foundation.notifications.context import unread_notifications

    tell(room, agent)
    request = rf.get("/")  # type: ignore[attr-defined]
    request.user = agent
    with django_assert_num_queries(0):
        count = unread_notifications(request)["unread_notifications"]
    with django_assert_num_queries(1):
        assert f"{count}" == "1"
