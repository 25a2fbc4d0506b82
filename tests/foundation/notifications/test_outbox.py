"""The outbox against a real mail server."""

import datetime as dt
from collections import Counter

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from foundation.notifications import announce
from foundation.notifications.actions.outbox import MAX_ATTEMPTS, MAX_ATTEMPTS_UNKNOWN, claim, due_now, send_due_mails
from foundation.notifications.enums import Channel, DeliveryState
from foundation.notifications.mails import LINES_SHOWN
from foundation.notifications.models import Delivery, Preference
from tests.foundation.notifications.room import Room
from tests.foundation.notifications.smtp import MailServer
from tests.support.factories.accounts import UserFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
FRIDAY = dt.datetime(2026, 3, 13, 14, 0, tzinfo=dt.UTC)


def mails() -> list[Delivery]:
    return list(Delivery.objects.filter(channel=Channel.MAIL).order_by("pk"))


def tell(room: Room, *people: User) -> None:
    announce(room.kind, target=UserFactory(), recipients=people)


def test_a_mail_says_what_happened_and_how_to_stop(room: Room, agent: User, mail_server: MailServer) -> None:
    author = UserFactory(name="Claire\nBcc: tout@le.monde")
    announce(room.kind, target=author, actor=author, recipients=[agent])
    run_jobs()
    [mail] = mail_server.mails
    assert mail["To"] == agent.email
    assert mail["Subject"] == "Claire Bcc: tout@le.monde a répondu"
    assert mail["Bcc"] is None
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    stop = str(mail["List-Unsubscribe"]).replace(" ", "").strip("<>")
    assert stop in text
    assert stop in html
    assert "Bonjour à toutes et tous" in text
    assert "Bonjour à toutes et tous" in html


def test_a_person_who_lost_the_right_gets_nothing(room: Room, agent: User, mail_server: MailServer) -> None:
    Preference.objects.create(user=agent, rhythm="daily")
    tell(room, agent)
    run_jobs()
    room.refused = {agent.pk}
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        send_due_mails(seconds=30)
    assert mail_server.mails == []
    assert [mail.state for mail in mails()] == [DeliveryState.DROPPED]


@pytest.mark.parametrize("change", ["left", "stopped", "read", "gone"])
def test_a_mail_that_no_longer_makes_sense_is_dropped(
    room: Room, agent: User, mail_server: MailServer, change: str
) -> None:
    Preference.objects.create(user=agent, rhythm="daily")
    target = UserFactory()
    announce(room.kind, target=target, recipients=[agent])
    run_jobs()
    match change:
        case "left":
            User.objects.filter(pk=agent.pk).update(is_active=False)
        case "stopped":
            Preference.objects.update(rhythm="site")
        case "read":
            Delivery.objects.update(is_read=True)
        case "gone":
            target.delete()
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        send_due_mails(seconds=30)
    assert mail_server.mails == []
    assert [mail.state for mail in mails()] == [DeliveryState.DROPPED]


def test_digests_gather_the_news_of_one_person(room: Room, mail_server: MailServer) -> None:
    daily, weekly = UserFactory(), UserFactory()
    Preference.objects.create(user=daily, rhythm="daily")
    Preference.objects.create(user=weekly, rhythm="weekly")
    with time_machine.travel(FRIDAY, tick=False) as clock:
        for _ in range(3):
            tell(room, daily, weekly)
        run_jobs()
        send_due_mails(seconds=30)
        assert mail_server.mails == [], "nothing leaves before its hour"
        clock.move_to(FRIDAY + dt.timedelta(hours=17))  # Saturday, 8:00 in Paris
        send_due_mails(seconds=30)
        assert mail_server.to() == [daily.email]
        clock.move_to(FRIDAY + dt.timedelta(days=2, hours=17))  # Monday
        send_due_mails(seconds=30)
    assert mail_server.to() == [daily.email, weekly.email]
    assert mail_server.mails[0]["Subject"] == "Essaim\u202f: 3 nouveautés"
    assert mail_server.mails[0].get_body(("plain",)).get_content().count("Bonjour à toutes et tous") == 3


def test_a_day_of_refusals_delays_everything_and_loses_nothing(room: Room, mail_server: MailServer) -> None:
    people = UserFactory.create_batch(5)
    mail_server.refusal = "451 Réessayez plus tard"
    with time_machine.travel(FRIDAY, tick=False) as clock:
        tell(room, *people)
        run_jobs()
        for _ in range(24 * 12):
            clock.shift(dt.timedelta(minutes=5))
            send_due_mails(seconds=30)
        assert mail_server.refused >= 5 * 8
        mail_server.refusal = ""
        for _ in range(5 * 12):
            clock.shift(dt.timedelta(minutes=5))
            send_due_mails(seconds=30)
    assert Counter(mail_server.to()) == Counter(person.email for person in people)
    assert {mail.state for mail in mails()} == {DeliveryState.SENT}


def test_an_unreachable_server_costs_no_attempt(room: Room, agent: User, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    tell(room, agent)
    run_jobs()
    assert [(mail.state, mail.attempts) for mail in mails()] == [(DeliveryState.WAITING, 0)]


def try_for_a_week(room: Room, person: User) -> Delivery:
    with time_machine.travel(FRIDAY, tick=False) as clock:
        tell(room, person)
        run_jobs()
        for _ in range(7 * 24 // 4):
            clock.shift(dt.timedelta(hours=4))
            send_due_mails(seconds=30)
    [mail] = mails()
    return mail


def test_a_mail_refused_for_ever_is_given_up(room: Room, agent: User, mail_server: MailServer) -> None:
    mail_server.refusal = "554 Refusé"
    mail = try_for_a_week(room, agent)
    assert (mail.state, mail.attempts) == (DeliveryState.FAILED, MAX_ATTEMPTS)
    assert "554" in mail.last_error


def test_an_unknown_mailbox_is_given_up_sooner(room: Room, agent: User, mail_server: MailServer) -> None:
    mail_server.unknown = {agent.email}
    mail = try_for_a_week(room, agent)
    assert (mail.state, mail.attempts) == (DeliveryState.FAILED, MAX_ATTEMPTS_UNKNOWN)


def test_one_broken_piece_of_news_stops_nobody(
    room: Room, agent: User, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = room.declare("essai.broken", "immediate")
    object.__setattr__(broken, "describe", lambda target: 1 / 0)
    announce(broken, target=agent, recipients=[agent])
    tell(room, agent)
    run_jobs()
    assert mail_server.to() == [agent.email]
    assert [mail.state for mail in mails()] == [DeliveryState.WAITING, DeliveryState.SENT]


def test_one_broken_piece_of_news_does_not_hold_back_a_digest(room: Room, agent: User, mail_server: MailServer) -> None:
    Preference.objects.create(user=agent, rhythm="daily")
    broken = room.declare("essai.broken", "daily")
    object.__setattr__(broken, "describe", lambda target: 1 / 0)
    announce(broken, target=agent, recipients=[agent])
    tell(room, agent)
    run_jobs()
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        send_due_mails(seconds=30)
    assert mail_server.to() == [agent.email]
    assert [mail.state for mail in mails()] == [DeliveryState.WAITING, DeliveryState.SENT]


def test_a_long_digest_shows_the_first_news_and_leads_to_the_others(
    room: Room, agent: User, mail_server: MailServer
) -> None:
    Preference.objects.create(user=agent, rhythm="weekly")
    for _ in range(LINES_SHOWN + 2):
        tell(room, agent)
    run_jobs()
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        send_due_mails(seconds=30)
    [mail] = mail_server.mails
    text = mail.get_body(("plain",)).get_content()
    assert text.count("Bonjour à toutes et tous") == LINES_SHOWN
    assert "Et 2 autres nouveautés" in text
    assert {mail.state for mail in mails()} == {DeliveryState.SENT}


def test_a_claim_is_held_then_taken_over_when_its_process_died(room: Room, agent: User) -> None:
    Preference.objects.create(user=agent, rhythm="daily")
    tell(room, agent)
    run_jobs()
    with time_machine.travel(timezone.now() + dt.timedelta(days=1), tick=False) as clock:
        [due] = due_now()
        assert [mail.attempts for mail in claim(due)] == [1]
        assert claim(due) == []
        assert due_now() == []
        clock.shift(dt.timedelta(minutes=4))
        assert [mail.attempts for mail in claim(due)] == [2]
