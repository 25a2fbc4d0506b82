"""Alerts of kept searches: only what is new, when it was asked for, once."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from content.actions import alerts
from content.actions.searches import edit_saved_search, stop_alert
from content.alert_links import stop_path
from content.enums import AlertRhythm
from content.models import Initiative, SavedSearch, SearchAlert
from content.tasks.alerts import send_alerts
from foundation.notifications.actions.choosing import choose_rhythm
from foundation.notifications.enums import Rhythm
from foundation.notifications.tasks import send_mails
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative, theme
from tests.support.factories.keeping import kept_search
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db

# A Wednesday.
START = dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(START) as traveller:
        yield traveller


def wake(clock, moment):
    """The job runs at that moment, then the mails leave."""
    clock.move_to(moment)
    send_alerts()
    run_jobs()


def alerts_sent():
    """The alerts that were sent; the authors of the sheets hear of their publication, which is another matter."""
    return [message for message in mail.outbox if "recherche que je garde" in message.body]


def morning(day):
    """6:45 in Paris, so many days after the start."""
    return START.replace(hour=5, minute=45) + day * DAY


def test_a_new_sheet_that_answers_is_told_once(clock, agent):
    kept_search(agent, "q=guichet", title="Guichets")
    clock.move_to(START + dt.timedelta(hours=3))
    published_initiative(title="Un guichet au marché")
    for day in (1, 2, 3):
        wake(clock, morning(day))
    assert [message.to for message in alerts_sent()] == [[agent.email]]
    message = alerts_sent()[0]
    assert "1 nouvelle initiative" in message.subject
    assert "Guichets" in message.subject
    assert "Un guichet au marché" in message.body
    assert "http://localhost:8000/initiatives/un-guichet-au-marche/" in message.body


def test_nothing_new_nothing_said(clock, agent):
    published_initiative()
    clock.move_to(START + dt.timedelta(hours=1))
    kept_search(agent)
    for day in range(1, 9):
        wake(clock, morning(day))
    assert not alerts_sent()


def test_what_does_not_answer_the_filters_is_not_told(clock, agent):
    kept_search(agent, f"theme={theme('mobilite')}")
    published_initiative(title="Hors sujet", themes=[theme("sante")])
    published_initiative(title="Le bon", themes=["mobilite"])
    wake(clock, morning(1))
    assert "Le bon" in alerts_sent()[0].body
    assert "Hors sujet" not in alerts_sent()[0].body


def test_drafts_archived_sheets_and_new_versions_are_never_told(clock, agent):
    older = published_initiative(title="Déjà là")
    clock.move_to(START + dt.timedelta(hours=1))
    kept_search(agent)
    draft_initiative(title="Brouillon")
    archived_initiative(title="Retirée")
    Initiative.objects.filter(pk=older.pk).update(updated_at=timezone.now(), changed_at=timezone.now())
    wake(clock, morning(1))
    assert not alerts_sent()


def test_a_sheet_taken_off_before_the_mail_leaves_is_not_told(clock, agent):
    kept_search(agent)
    case = published_initiative()
    clock.move_to(morning(1))
    send_alerts()
    Initiative.objects.filter(pk=case.pk).update(state="archived")
    run_jobs()
    assert not alerts_sent()


def test_a_weekly_alert_comes_on_mondays(clock, agent):
    kept_search(agent, rhythm=AlertRhythm.WEEKLY)
    published_initiative(title="Mercredi")
    told = {}
    for day in range(1, 15):
        wake(clock, morning(day))
        told[timezone.localtime().strftime("%A %d")] = len(alerts_sent())
        mail.outbox.clear()
        if day == 7:
            published_initiative(title="Mercredi suivant")
    assert [day for day, count in told.items() if count] == ["Monday 23", "Monday 30"]


def test_a_monday_without_worker_is_caught_up_the_next_day(clock, agent):
    kept_search(agent, rhythm=AlertRhythm.WEEKLY)
    published_initiative()
    wake(clock, morning(6))  # a Tuesday
    assert len(alerts_sent()) == 1


def test_after_weeks_without_news_a_weekly_alert_still_waits_for_monday(clock, agent):
    kept_search(agent, rhythm=AlertRhythm.WEEKLY)
    for day in range(1, 14):
        wake(clock, morning(day))
    clock.move_to(morning(13) + dt.timedelta(hours=2))  # the Tuesday of the second week
    published_initiative()
    wake(clock, morning(14))
    assert not alerts_sent()
    wake(clock, morning(19))
    assert len(alerts_sent()) == 1


def test_a_search_without_alert_says_nothing_and_begins_anew_when_it_is_asked_to(clock, agent):
    kept = kept_search(agent, rhythm=AlertRhythm.NONE)
    published_initiative(title="Pendant le silence")
    wake(clock, morning(2))
    edit_saved_search(kept, actor=agent, title=kept.title, rhythm=AlertRhythm.DAILY)
    published_initiative(title="Depuis")
    wake(clock, morning(3))
    assert "Depuis" in alerts_sent()[0].body
    assert "Pendant le silence" not in alerts_sent()[0].body


def test_ten_are_named_and_the_list_holds_the_rest(clock, signed_in, agent):
    kept_search(agent, "q=guichet")
    for number in range(12):
        published_initiative(title=f"Guichet numéro {number}")
    wake(clock, morning(1))
    body = alerts_sent()[0].body
    assert body.count("- Guichet numéro") == 10
    assert "Et 2 autres" in body
    opened = re.search(r"http://localhost:8000(/notifications/ouvrir/\S+)", body)[1]
    assert signed_in(agent).get(opened)["Location"] == f"{reverse('content:initiative-list')}?q=guichet&tri=recentes"


def test_the_mail_stops_in_one_click_what_it_is_about(clock, client, agent):
    kept = kept_search(agent)
    published_initiative()
    wake(clock, morning(1))
    message = alerts_sent()[0]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert link in message.body
    assert link in message.alternatives[0][0]
    client.post(link.removeprefix("http://localhost:8000"), {"List-Unsubscribe": "One-Click"})
    kept.refresh_from_db()
    assert kept.rhythm == AlertRhythm.NONE


def test_a_search_stopped_before_the_mail_leaves_sends_none(clock, agent):
    kept = kept_search(agent)
    published_initiative()
    clock.move_to(morning(1))
    send_alerts()
    stop_alert(kept)
    run_jobs()
    assert not alerts_sent()


def test_a_filter_that_no_longer_exists_lets_nothing_through(clock, agent):
    kept_search(agent, "theme=disparu")
    published_initiative()
    wake(clock, morning(1))
    assert not alerts_sent()


def test_somebody_who_left_is_not_written_to(clock, agent):
    kept_search(agent)
    published_initiative()
    agent.is_active = False
    agent.save()
    wake(clock, morning(1))
    assert not SearchAlert.objects.exists()


def test_two_processes_tell_once(clock, agent):
    """Both have read the search before either writes."""
    kept_search(agent)
    published_initiative()
    clock.move_to(morning(1))
    until = timezone.now() - alerts.SETTLED
    first, second = SavedSearch.objects.get(), SavedSearch.objects.get()
    alerts.alert_search(first, until)
    alerts.alert_search(second, until)
    run_jobs()
    assert len(alerts_sent()) == SearchAlert.objects.count() == 1


def test_what_is_being_published_meanwhile_is_told_the_next_time(clock, agent):
    """Its date is taken when its publication begins: the latest minutes are left for the next run."""
    kept_search(agent)
    clock.move_to(morning(1) - dt.timedelta(minutes=2))
    published_initiative(title="À l’instant")
    wake(clock, morning(1))
    assert not alerts_sent()
    wake(clock, morning(2))
    assert "À l’instant" in alerts_sent()[0].body


def test_two_alerts_of_a_person_come_as_two_mails_that_each_stop_theirs(clock, agent):
    for query in ("q=guichet", "q=guichet&suite=experimentation"):
        kept_search(agent, query, title=query)
    published_initiative(title="Un guichet au marché")
    wake(clock, morning(1))
    links = {message.extra_headers["List-Unsubscribe"] for message in alerts_sent()}
    assert len(links) == 2


def test_gathered_in_one_mail_a_day_each_alert_keeps_its_own_link(clock, agent):
    choose_rhythm(actor=agent, rhythm=Rhythm.DAILY, kind="content.search_alert")
    kept = [kept_search(agent, query) for query in ("q=guichet", "q=guichet&suite=experimentation")]
    published_initiative(title="Un guichet au marché")
    wake(clock, morning(1))
    assert not alerts_sent()
    clock.move_to(morning(1) + dt.timedelta(hours=1))
    send_mails()
    (message,) = alerts_sent()
    for search in kept:
        assert stop_path(search) in message.body
        assert stop_path(search) in message.alternatives[0][0]
    assert "/notifications/desabonnement/" in message.extra_headers["List-Unsubscribe"]


def test_the_news_of_the_site_tell_it_too_at_a_cost_that_does_not_grow(
    clock, signed_in, agent, django_assert_max_num_queries
):
    for number in range(3):
        kept_search(agent, "" if number == 0 else f"q={number}&suite=experimentation", title=f"Recherche {number}")
    published_initiative(title="Un guichet 1 2")
    wake(clock, morning(1))
    client = signed_in(agent)
    with django_assert_max_num_queries(10):
        page = client.get(reverse("notifications:inbox")).content.decode()
    assert "Recherche 0" in page


def test_many_searches_are_looked_at_over_several_runs(clock, monkeypatch):
    for _number in range(3):
        kept_search(UserFactory())
    published_initiative()
    clock.move_to(morning(1))
    assert alerts.send_alerts(seconds=-1)
    assert not alerts.send_alerts(seconds=30)
    assert SearchAlert.objects.count() == 3


def test_searches_with_nothing_to_look_at_cost_the_same_whatever_their_number(clock, django_assert_max_num_queries):
    published_initiative()
    clock.move_to(START + dt.timedelta(hours=1))
    for _number in range(4):
        kept_search()
    clock.move_to(morning(1))
    with django_assert_max_num_queries(5):
        alerts.send_alerts(seconds=30)


def test_alerts_of_last_year_are_forgotten(clock, agent):
    kept_search(agent)
    published_initiative()
    wake(clock, morning(1))
    wake(clock, morning(400))
    assert not SearchAlert.objects.exists()
