"""What became of a case: asked for at 6 and 18 months, given in three clicks, shown on the sheet."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from content import actions
from content.actions.asking import ask_for_news, remind_of_news
from content.enums import Milestone, NewsStatus
from content.freshness import latest_news, months_before, silence
from content.models import FollowUp, Initiative
from content.notifications.life import NEWS_ASKED, NEWS_GIVEN
from content.queries.news import people_to_ask, request_waiting
from content.tasks.news import ask_for_news as daily_job
from foundation.notifications.models import Delivery, Event
from foundation.notifications.tasks import send_mails
from foundation.web.dashboard import items_for
from tests.content.life.people import ROLES, local_initiative, person, referent_of
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import draft_initiative, published_initiative
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
START = dt.datetime(2025, 1, 31, 9, 0, tzinfo=dt.UTC)


def asked() -> list[tuple[str, int]]:
    """The requests that left: their milestone, and how many times."""
    rows = FollowUp.objects.exclude(asked_at=None).order_by("pk")
    return [(row.milestone, 1 + (row.reminded_at is not None)) for row in rows]


def live(until: dt.datetime, since: dt.datetime = START) -> None:
    """Let the daily job run, every ten days, on the clock of the simulation."""
    day = since
    while day <= until:
        with time_machine.travel(day, tick=False):
            daily_job()
        day += dt.timedelta(days=10)


def published_on(moment: dt.datetime, **changes) -> Initiative:
    with time_machine.travel(moment, tick=False):
        return published_initiative(**changes)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2026, 8, 31), 6, dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 15), 18, dt.date(2024, 7, 15)),
        (dt.date(2024, 2, 29), 24, dt.date(2022, 2, 28)),
    ],
)
def test_so_many_months_before(day, months, expected):
    assert months_before(day, months) == expected


def test_two_years_of_a_case_whose_authors_never_answer():
    published_on(START)
    live(START + dt.timedelta(days=170))
    assert asked() == []
    live(START + dt.timedelta(days=200))
    assert asked() == [("6", 1)]
    live(START + dt.timedelta(days=500))
    assert asked() == [("6", 2)]
    live(START + dt.timedelta(days=900))
    assert asked() == [("6", 2), ("18", 2)]
    assert Event.objects.filter(kind=NEWS_ASKED.key).count() == 4


def test_a_case_late_for_both_milestones_is_asked_once():
    published_on(START)
    live(START + dt.timedelta(days=605), since=START + dt.timedelta(days=600))
    assert asked() == [("18", 1)]


def test_the_job_twice_in_a_day_asks_once():
    published_on(START)
    with time_machine.travel(START + dt.timedelta(days=200), tick=False):
        daily_job()
        daily_job()
    assert Event.objects.filter(kind=NEWS_ASKED.key).count() == 1


def test_an_answer_stops_the_reminder():
    initiative = published_on(START)
    live(START + dt.timedelta(days=190))
    with time_machine.travel(START + dt.timedelta(days=195), tick=False):
        actions.give_news(initiative, actor=initiative.authors.get(), status=NewsStatus.CONTINUED, why="Cela tient.")
    live(START + dt.timedelta(days=400))
    assert asked() == [("6", 1)]


def test_fresh_news_make_a_request_useless():
    initiative = published_on(START)
    with time_machine.travel(START + dt.timedelta(days=160), tick=False):
        actions.give_news(initiative, actor=initiative.authors.get(), status=NewsStatus.CONTINUED, why="Cela tient.")
    live(START + dt.timedelta(days=400))
    assert asked() == []


def test_only_what_is_on_line_is_asked_about():
    draft_initiative()
    archived = published_on(START)
    actions.archive_initiative(archived, actor=UserFactory(is_editor=True), comment="Remplacée.")
    live(START + dt.timedelta(days=300), since=START + dt.timedelta(days=290))
    assert asked() == []


def test_a_case_taken_off_the_lists_is_not_reminded_of():
    initiative = published_on(START)
    live(START + dt.timedelta(days=190))
    actions.archive_initiative(initiative, actor=UserFactory(is_editor=True), comment="Remplacée.")
    live(START + dt.timedelta(days=400), since=START + dt.timedelta(days=300))
    assert asked() == [("6", 1)]


def test_who_is_asked():
    initiative, editor = local_initiative(), UserFactory(is_editor=True)
    author = initiative.authors.get()
    assert people_to_ask(initiative) == [author]
    author.is_active = False
    author.save()
    assert editor in people_to_ask(initiative)
    referent = referent_of(initiative)
    assert people_to_ask(initiative) == [referent]


def test_a_case_that_came_without_authors_is_asked_of_its_referent_only():
    initiative = local_initiative()
    UserFactory(is_editor=True)
    initiative.authors.clear()
    Initiative.objects.update(published_at=START)
    assert people_to_ask(initiative) == []
    assert ask_for_news(timezone.now()) == 0
    referent = referent_of(initiative)
    assert ask_for_news(timezone.now()) == 1
    assert people_to_ask(initiative) == [referent]


def test_from_the_mail_three_clicks(client):
    """The link of the mail, one of three answers, « Envoyer »; the login in between is not counted."""
    initiative = published_on(START)
    author = initiative.authors.get()
    with time_machine.travel(START + dt.timedelta(days=190), tick=False):
        daily_job()
        run_jobs()
        send_mails()
        (message,) = [sent for sent in mail.outbox if "devenue" in sent.subject]
        link = next(word for word in message.body.split() if "/notifications/" in word)
        opened = client.get(link[link.index("/", 9) :])
        page = f"/initiatives/{initiative.slug}/nouvelles/donner/"
        assert opened["Location"] == page
        assert client.get(page)["Location"] == f"/compte/connexion/?next={page}"
        client.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
        html = client.get(page).text
        assert all(word in html for word in ("Poursuivi", "Transformé", "Arrêté", "Nous vous l’avons demandé"))
        assert [item.url for item in items_for(author)["waiting"]] == [page]
        sent = client.post(page, {"status": "transforme", "why": "Dans le bus désormais.", "once": token(html)})
        assert sent.status_code == 303
        assert items_for(author)["waiting"] == []
        told = client.get(f"/initiatives/{initiative.slug}/nouvelles/", headers={"HX-Request": "true"}).text
    assert "Dans le bus désormais." in told
    answered = FollowUp.objects.get()
    assert (answered.milestone, answered.status, answered.answered_by) == ("6", "transforme", author)


def token(html: str) -> str:
    return html.split('name="once" value="')[1].split('"')[0]


@pytest.mark.parametrize("role", ROLES)
def test_who_gives_news(role):
    initiative = local_initiative()
    user = person(role, initiative)
    say = {"status": NewsStatus.STOPPED, "why": "Plus de budget."}
    if role in {"author", "referent", "editor"}:
        assert actions.give_news(initiative, actor=user, **say).milestone == Milestone.FREE
    else:
        with pytest.raises(PermissionDenied):
            actions.give_news(initiative, actor=user, **say)


@pytest.mark.parametrize("role", ROLES)
def test_who_corrects_news(role):
    initiative = local_initiative()
    news = actions.give_news(
        initiative, actor=initiative.authors.get(), status=NewsStatus.STOPPED, why="Plus de budget."
    )
    user = person(role, initiative)
    said = {"status": NewsStatus.CONTINUED, "why": "Le budget est revenu."}
    if role in {"author", "editor"}:
        actions.correct_news(news, actor=user, **said)
        assert Initiative.objects.get().last_news == NewsStatus.CONTINUED
    else:
        with pytest.raises(PermissionDenied):
            actions.correct_news(news, actor=user, **said)


def test_news_may_be_corrected_for_two_weeks():
    initiative = published_initiative()
    author = initiative.authors.get()
    news = actions.give_news(initiative, actor=author, status=NewsStatus.STOPPED, why="Plus de budget.")
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)), pytest.raises(PermissionDenied):
        actions.correct_news(news, actor=author, status=NewsStatus.CONTINUED, why="Si.")


def test_news_are_a_public_change_with_its_date():
    initiative = published_initiative()
    before = initiative.edition
    actions.give_news(initiative, actor=initiative.authors.get(), status=NewsStatus.STOPPED, why="Plus de budget.")
    stored = Initiative.objects.get()
    assert (stored.last_news, stored.last_news_on) == (NewsStatus.STOPPED, timezone.localdate())
    assert stored.edition > before


def test_the_team_hears_of_news_given_by_another():
    initiative = local_initiative()
    news = actions.give_news(
        initiative, actor=referent_of(initiative), status=NewsStatus.STOPPED, why="Plus de budget."
    )
    run_jobs()
    assert set(Delivery.objects.filter(event__kind=NEWS_GIVEN.key).values_list("user", flat=True)) == set(
        initiative.authors.values_list("pk", flat=True)
    )
    assert NEWS_GIVEN.describe(news).excerpt == "Plus de budget."


def test_a_request_answered_by_somebody_else_meanwhile_loses_no_words():
    initiative = published_on(START)
    live(START + dt.timedelta(days=190))
    author = initiative.authors.get()
    first = request_waiting(initiative)
    for why in ("Cela tient.", "Et deux hameaux de plus."):
        actions.give_news(initiative, actor=author, status=NewsStatus.CONTINUED, why=why)
    assert sorted(FollowUp.objects.values_list("why", flat=True)) == ["Cela tient.", "Et deux hameaux de plus."]
    assert FollowUp.objects.get(pk=first.pk).why == "Cela tient."


def test_the_form_keeps_what_was_typed_and_says_what_is_missing(signed_in):
    initiative = published_initiative()
    client, url = signed_in(initiative.authors.get()), f"/initiatives/{initiative.slug}/nouvelles/donner/"
    refused = client.post(url, {"why": "Dans le bus désormais.", "once": token(client.get(url).text)})
    assert refused.status_code == 422
    assert "Choisissez une des trois réponses." in refused.text
    assert "Dans le bus désormais." in refused.text
    assert not FollowUp.objects.exists()


def test_a_double_click_tells_the_news_once(signed_in):
    initiative = published_initiative()
    client, url = signed_in(initiative.authors.get()), f"/initiatives/{initiative.slug}/nouvelles/donner/"
    sent = {"status": "arrete", "why": "Plus de budget.", "once": token(client.get(url).text)}
    client.post(url, sent)
    client.post(url, sent)
    assert FollowUp.objects.count() == 1


def test_the_sheet_and_the_list_say_the_last_news(client):
    initiative = published_initiative()
    with time_machine.travel(dt.datetime(2026, 3, 12, 9, 0, tzinfo=dt.UTC)):
        actions.give_news(initiative, actor=initiative.authors.get(), status=NewsStatus.STOPPED, why="Plus de budget.")
        assert "Arrêté (mars 2026)" in client.get(initiative.get_absolute_url()).text
        assert "Arrêté (mars 2026)" in client.get("/initiatives/").text


def test_a_case_silent_for_two_years_says_so(client, signed_in):
    initiative = published_on(dt.datetime(2023, 5, 4, 9, 0, tzinfo=dt.UTC))
    with time_machine.travel(dt.datetime(2025, 5, 3, 9, 0, tzinfo=dt.UTC)):
        assert silence(Initiative.objects.get()) == ""
    with time_machine.travel(dt.datetime(2025, 5, 5, 9, 0, tzinfo=dt.UTC)):
        html = client.get(initiative.get_absolute_url()).text
        assert "Sans nouvelles depuis mai 2023" in html
        assert "Demander des nouvelles" in html
        assert "Donner des nouvelles" not in html
        assert "Sans nouvelles depuis mai 2023" in client.get("/initiatives/").text
        assert "Donner des nouvelles" in signed_in(initiative.authors.get()).get(initiative.get_absolute_url()).text


def test_a_case_from_elsewhere_dates_from_its_source(client):
    initiative = published_initiative(year=2021)
    Initiative.objects.update(provenance="Fonds de départ d’Essaim")
    initiative.refresh_from_db()
    with time_machine.travel(dt.datetime(2026, 5, 5, 9, 0, tzinfo=dt.UTC)):
        assert "celles de la source (2021)" in silence(initiative)
        html = client.get(initiative.get_absolute_url()).text
        assert "celles de la source (2021)" in html
        assert "Demander des nouvelles" not in html
    with time_machine.travel(dt.datetime(2022, 12, 5, 9, 0, tzinfo=dt.UTC)):
        assert silence(initiative) == ""
    assert latest_news(initiative) == ""


def test_what_is_not_on_line_has_no_news(client, signed_in):
    initiative = draft_initiative()
    url = f"/initiatives/{initiative.slug}/nouvelles/"
    assert client.get(url).status_code == 404
    author = signed_in(initiative.authors.get())
    assert author.get(url).status_code == 404
    assert author.get(f"{url}donner/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_news_cost_the_same_whatever_their_number(client, signed_in, rows, django_assert_max_num_queries):
    initiative = local_initiative()
    for number in range(rows):
        actions.give_news(initiative, actor=initiative.authors.get(), status=NewsStatus.STOPPED, why=f"Mot {number}")
    url = f"/initiatives/{initiative.slug}/nouvelles/"
    with django_assert_max_num_queries(6):
        client.get(url)
    author = signed_in(initiative.authors.get())
    author.get(f"{url}donner/")
    with django_assert_max_num_queries(10):
        author.get(f"{url}donner/")


def test_remind_needs_a_month():
    published_on(START)
    live(START + dt.timedelta(days=190))
    request = FollowUp.objects.get()
    assert remind_of_news(request.asked_at + dt.timedelta(days=29)) == 0
    assert remind_of_news(request.asked_at + dt.timedelta(days=31)) == 1
    assert remind_of_news(request.asked_at + dt.timedelta(days=90)) == 0


def test_a_referent_of_elsewhere_is_never_asked():
    MembershipFactory(is_referent=True)
    initiative = local_initiative()
    initiative.authors.clear()
    assert people_to_ask(initiative) == []
