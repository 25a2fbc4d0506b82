"""The relay: who asks, who reads, who answers, how long it waits, and what the sheet says of it."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.utils import timezone

from accounts.actions.personal_data import erase_my_account
from content.actions.enquiries import (
    MESSAGES_AN_HOUR,
    QUESTIONS_A_DAY,
    EnquiryClosed,
    TooMany,
    close_enquiry,
    read_enquiry,
    reply_to_enquiry,
    report_enquiry,
    start_enquiry,
    thank_and_close,
)
from content.actions.turns import pass_on_questions
from content.enums import AnswerTurn
from content.models import Enquiry, EnquiryMessage, Initiative
from content.permissions.relay import can_read_enquiry
from content.queries.relay import enquiries_visible_to, enquiries_waiting_for, get_enquiry_for
from foundation.history.enums import EditorialState
from foundation.notifications.models import Delivery
from foundation.web.dashboard import items_for
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import initiative_in, published_initiative
from tests.support.factories.takeup import enquiry_about
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
ROLES = ("visitor", "stranger", "asker", "author", "referent", "editor", "administrator")
TEAM, REFERENT, EDITORS = AnswerTurn


@pytest.fixture
def initiative() -> Initiative:
    return published_initiative(territory=CollectiviteFactory().pk)


def people_around(enquiry: Enquiry) -> dict:
    seat = MembershipFactory(collectivite=enquiry.initiative.territory, is_referent=True)
    return {
        "visitor": AnonymousUser(),
        "stranger": UserFactory(),
        "asker": enquiry.asker,
        "author": enquiry.initiative.authors.get(),
        "referent": seat.user,
        "editor": UserFactory(is_editor=True),
        "administrator": UserFactory(is_staff=True),
    }


def news_of(user) -> list[str]:
    run_jobs()
    heard = Delivery.objects.inbox_of(user).filter(event__kind__startswith="content.enquiry")
    return list(heard.order_by("pk").values_list("event__kind", flat=True))


def in_state(enquiry: Enquiry, state: str) -> Enquiry:
    changes = {
        "team": {},
        "referent": {"turn": REFERENT},
        "editors": {"turn": EDITORS},
        "reported": {"reported_at": timezone.now()},
        "closed": {"closed_at": timezone.now()},
    }[state]
    Enquiry.objects.filter(pk=enquiry.pk).update(**changes)
    return Enquiry.objects.get(pk=enquiry.pk)


READS = {
    "team": {"asker", "author"},
    "referent": {"asker", "author", "referent"},
    "editors": {"asker", "author", "referent", "editor"},
    "reported": {"asker", "author", "editor"},
    "closed": {"asker", "author"},
}


@pytest.mark.parametrize("state", READS)
def test_who_reads_an_exchange(initiative, state):
    enquiry = in_state(enquiry_about(initiative), state)
    for role, user in people_around(enquiry).items():
        expected = role in READS[state]
        assert can_read_enquiry(user, enquiry) == expected, role
        assert enquiries_visible_to(user).filter(pk=enquiry.pk).exists() == expected, role
        if not expected:
            with pytest.raises(Http404):
                get_enquiry_for(user, enquiry.pk)


DOES = {
    "write": lambda row, user: reply_to_enquiry(row, actor=user, body="Deux agents."),
    "close": lambda row, user: close_enquiry(row, actor=user),
    "report": lambda row, user: report_enquiry(row, actor=user, reason="Déplacé."),
}
MAY = {
    ("write", "team"): {"asker", "author"},
    ("write", "referent"): {"asker", "author", "referent"},
    ("write", "editors"): {"asker", "author", "referent", "editor"},
    ("write", "reported"): {"asker", "author"},
    ("write", "closed"): set(),
    ("close", "team"): {"asker"},
    ("close", "editors"): {"asker"},
    ("close", "reported"): {"asker", "editor"},
    ("close", "closed"): set(),
    ("report", "team"): {"asker", "author"},
    ("report", "referent"): {"asker", "author", "referent"},
    ("report", "editors"): {"asker", "author", "referent"},
    ("report", "reported"): set(),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("action", "state"), MAY)
def test_who_may_do_what_in_an_exchange(initiative, action, state, role):
    enquiry = in_state(enquiry_about(initiative), state)
    user = people_around(enquiry)[role]
    if role in MAY[action, state]:
        DOES[action](enquiry, user)
    else:
        with pytest.raises((PermissionDenied, EnquiryClosed)):
            DOES[action](enquiry, user)
        assert EnquiryMessage.objects.count() == 1


@pytest.mark.parametrize("role", ["visitor", "author", "inactive"])
def test_who_may_not_ask(initiative, role):
    user = {"visitor": AnonymousUser(), "author": initiative.authors.get(), "inactive": UserFactory(is_active=False)}
    with pytest.raises(PermissionDenied):
        enquiry_about(initiative, asker=user[role])


@pytest.mark.parametrize("state", [state for state in EditorialState if state != EditorialState.PUBLISHED])
def test_only_the_team_of_a_case_on_line_is_asked(state):
    with pytest.raises(PermissionDenied):
        enquiry_about(initiative_in(state))


def test_every_author_is_told_and_any_answers(initiative):
    first, second = initiative.authors.get(), UserFactory()
    initiative.authors.add(second)
    enquiry = enquiry_about(initiative)
    assert [news_of(author)[-1] for author in (first, second)] == ["content.enquiry_asked"] * 2
    reply_to_enquiry(enquiry, actor=second, body="Deux agents.")
    assert news_of(enquiry.asker) == ["content.enquiry_answered"]
    enquiry.refresh_from_db()
    assert enquiry.answered_at is not None
    assert not enquiry.awaits_answer
    reply_to_enquiry(enquiry, actor=enquiry.asker, body="Et le matériel ?")
    assert news_of(second).count("content.enquiry_asked") == 2


def test_a_case_without_a_team_begins_further_on():
    body = CollectiviteFactory()
    initiative = published_initiative(territory=body.pk)
    initiative.authors.clear()
    assert enquiry_about(initiative).turn == EDITORS
    seat = MembershipFactory(collectivite=body, is_referent=True)
    enquiry = enquiry_about(initiative)
    assert enquiry.turn == REFERENT
    assert news_of(seat.user) == ["content.enquiry_asked"]
    assert enquiry_about(initiative, asker=seat.user).turn == EDITORS


def test_a_question_left_without_answer_is_passed_on_week_after_week(initiative):
    seat = MembershipFactory(collectivite=initiative.territory, is_referent=True)
    editor = UserFactory(is_editor=True)
    now = timezone.now()
    enquiry = enquiry_about(initiative)
    turns = []
    for day in (6, 7.1, 8, 13, 14.2, 15, 40):
        with time_machine.travel(now + dt.timedelta(days=day), tick=False):
            pass_on_questions()
            pass_on_questions()
            run_jobs()
            enquiry.refresh_from_db()
            turns.append(enquiry.turn)
    assert turns == [TEAM, REFERENT, REFERENT, REFERENT, EDITORS, EDITORS, EDITORS]
    assert news_of(seat.user) == ["content.enquiry_asked"]
    assert "content.enquiry_asked" in news_of(editor)
    assert news_of(enquiry.asker) == ["content.enquiry_passed_on"] * 2


def test_without_referent_it_goes_to_the_editors(initiative):
    enquiry = enquiry_about(initiative)
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        assert pass_on_questions() == 1
    enquiry.refresh_from_db()
    assert enquiry.turn == EDITORS


@pytest.mark.parametrize("settle", ["answer", "close"])
def test_what_is_answered_or_closed_is_not_passed_on(initiative, settle):
    enquiry = enquiry_about(initiative)
    if settle == "answer":
        reply_to_enquiry(enquiry, actor=initiative.authors.get(), body="Deux.")
    else:
        close_enquiry(enquiry, actor=enquiry.asker)
    with time_machine.travel(timezone.now() + dt.timedelta(days=30)):
        assert pass_on_questions() == 0


def test_the_sheet_keeps_the_usual_delay_of_answer(initiative):
    author, now = initiative.authors.get(), timezone.now()
    for days in (1, 3, 2):
        enquiry = enquiry_about(initiative)
        Enquiry.objects.filter(pk=enquiry.pk).update(created_at=now - dt.timedelta(days=days))
        enquiry.refresh_from_db()
        reply_to_enquiry(enquiry, actor=author, body="Deux.")
        initiative.refresh_from_db()
        if days == 1:
            assert initiative.answer_hours is None
    assert initiative.answer_hours == pytest.approx(48, abs=1)
    edition = initiative.edition
    reply_to_enquiry(enquiry, actor=author, body="Trois, plutôt.")
    initiative.refresh_from_db()
    assert initiative.edition == edition


def test_questions_are_counted_by_day(initiative):
    asker = UserFactory()
    for _ in range(QUESTIONS_A_DAY):
        enquiry_about(initiative, asker=asker)
    with pytest.raises(TooMany, match="demain"):
        enquiry_about(initiative, asker=asker)
    with time_machine.travel(timezone.now() + dt.timedelta(days=1, minutes=1)):
        enquiry_about(initiative, asker=asker)


def test_messages_are_counted_by_hour(initiative):
    enquiry = enquiry_about(initiative)
    for _ in range(MESSAGES_AN_HOUR - 1):
        reply_to_enquiry(enquiry, actor=enquiry.asker, body="Et encore ?")
    with pytest.raises(TooMany, match="plus tard"):
        reply_to_enquiry(enquiry, actor=enquiry.asker, body="Et encore ?")
    reply_to_enquiry(enquiry, actor=initiative.authors.get(), body="Patience.")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=1, minutes=1)):
        reply_to_enquiry(enquiry, actor=enquiry.asker, body="Et encore ?")


def test_nothing_is_written_after_the_end(initiative):
    enquiry = enquiry_about(initiative)
    stale = Enquiry.objects.get(pk=enquiry.pk)
    close_enquiry(enquiry, actor=enquiry.asker)
    with pytest.raises(EnquiryClosed):
        reply_to_enquiry(stale, actor=initiative.authors.get(), body="Deux.")


def waiting(user) -> list[tuple[str, str]]:
    return [(item.title, item.detail) for item in items_for(user)["waiting"] if "/echanges/" in item.url]


def test_a_question_waits_in_the_week_of_those_who_answer(initiative, django_assert_num_queries):
    author = initiative.authors.get()
    enquiry = enquiry_about(initiative)
    assert waiting(author) == [("Combien d’agents ?", "Une question attend votre réponse")]
    assert waiting(enquiry.asker) == waiting(UserFactory(is_editor=True)) == []
    reply_to_enquiry(enquiry, actor=author, body="Deux.")
    assert waiting(author) == []
    assert waiting(enquiry.asker) == [("Combien d’agents ?", "On a répondu à votre question")]
    read_enquiry(Enquiry.objects.get(), actor=enquiry.asker)
    assert waiting(enquiry.asker) == []
    with django_assert_num_queries(1):
        list(enquiries_waiting_for(author))


def test_a_thank_you_does_not_wait_for_ever(initiative):
    author, enquiry = initiative.authors.get(), enquiry_about(initiative)
    reply_to_enquiry(enquiry, actor=author, body="Deux.")
    reply_to_enquiry(enquiry, actor=enquiry.asker, body="Merci.")
    assert enquiries_waiting_for(author).exists()
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        assert not enquiries_waiting_for(author).exists()
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        enquiry_about(initiative)
    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        assert enquiries_waiting_for(author).exists()


def test_thanking_closes_and_tells_nobody_that_a_question_waits(initiative):
    author, enquiry = initiative.authors.get(), enquiry_about(initiative)
    reply_to_enquiry(enquiry, actor=author, body="Deux.")
    with pytest.raises(PermissionDenied):
        thank_and_close(enquiry, actor=author, body="Voilà.")
    thank_and_close(enquiry, actor=enquiry.asker, body="Merci.")
    enquiry.refresh_from_db()
    assert enquiry.closed_at is not None
    assert enquiry.messages.count() == 3
    assert news_of(author) == []


def test_each_turn_finds_it_in_its_week(initiative):
    enquiry = enquiry_about(initiative)
    people = people_around(enquiry)
    for state, expected in (
        ("team", {"author"}),
        ("referent", {"author", "referent"}),
        ("editors", {"author", "editor"}),
        ("closed", set()),
    ):
        in_state(enquiry, state)
        found = {role for role, user in people.items() if role != "visitor" and enquiries_waiting_for(user).exists()}
        assert found == expected, state


def test_the_editors_are_called_once(initiative):
    editor, enquiry = UserFactory(is_editor=True), enquiry_about(initiative)
    report_enquiry(enquiry, actor=initiative.authors.get(), reason="Démarchage.")
    report_enquiry(Enquiry(pk=enquiry.pk, initiative=initiative, asker=enquiry.asker), actor=enquiry.asker, reason="?")
    assert news_of(editor).count("content.enquiry_reported") == 1
    enquiry.refresh_from_db()
    assert enquiry.report_reason == "Démarchage."


@pytest.mark.parametrize("remove", [False, True])
def test_who_leaves_becomes_agent_parti_and_waits_no_more(initiative, remove):
    asker = UserFactory(name="Zoé Canari")
    enquiry = enquiry_about(initiative, asker=asker, subject="Sujet canari", body="Texte canari")
    reply_to_enquiry(enquiry, actor=initiative.authors.get(), body="Deux agents.")
    erase_my_account(asker, actor=asker, remove_contributions=remove)
    enquiry.refresh_from_db()
    assert enquiry.closed_at is not None
    texts = " ".join([enquiry.subject, *enquiry.messages.values_list("body", flat=True)])
    assert ("canari" in texts) is not remove
    assert "Deux agents." in texts
    assert "Canari" not in str(enquiry.asker)


@pytest.mark.django_db(transaction=True)
def test_questions_sent_at_once_do_not_pass_the_limit():
    initiative, asker = published_initiative(), UserFactory()
    start = Barrier(QUESTIONS_A_DAY + 3)

    def ask(number: int) -> bool:
        try:
            start.wait()
            mine = Initiative.objects.get(pk=initiative.pk)
            start_enquiry(mine, actor=asker, subject=f"Question {number}", body="?")
        except TooMany:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(QUESTIONS_A_DAY + 3) as pool:
        assert sum(pool.map(ask, range(QUESTIONS_A_DAY + 3))) == QUESTIONS_A_DAY


@pytest.mark.django_db(transaction=True)
def test_two_workers_pass_a_question_on_once():
    initiative = published_initiative()
    enquiry = enquiry_about(initiative)
    Enquiry.objects.update(turned_at=timezone.now() - dt.timedelta(days=8))
    start = Barrier(3)

    def work(_number: int) -> int:
        try:
            start.wait()
            return pass_on_questions()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(work, range(3))) == 1
    enquiry.refresh_from_db()
    assert enquiry.turn == EDITORS
