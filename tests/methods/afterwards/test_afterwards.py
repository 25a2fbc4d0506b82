"""What a workshop that was run says afterwards: timing, notes, stories of its cards, corrected durations."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from methods import actions
from methods.actions.afterwards import correct_minutes
from methods.actions.plan_changes import undo
from methods.afterwards.corrections import corrections_of
from methods.afterwards.stories import cards_used, draft_of
from methods.afterwards.timing import say_gap, timings, total
from methods.enums import BlockKind, RunEventKind
from methods.models import UseReport, WorkshopRun
from methods.queries.afterwards import get_ended_run_for, runs_to_tell
from methods.queries.plans import get_plan_for
from methods.running.course import Course, course_of
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import archived_card, published_card
from tests.support.factories.plans import block, card_block, facilitator, plan
from tests.support.factories.runs import event_of, run_of

pytestmark = pytest.mark.django_db
STARTED = dt.datetime(2026, 11, 17, 8, 0, tzinfo=dt.UTC)
STORY = {"used_on": dt.date(2026, 11, 17), "people": 12, "minutes": 75, "worked": "Le calme."}


def lived_workshop(card=None, **fields) -> WorkshopRun:
    """Accueil 15 (18 real), a card 60 (75 real), Pause 10 (skipped), Conclure 15 (12 real)."""
    made = plan(**fields)
    block(made, "Accueil", 15)
    card_block(made, card or published_card(), 60)
    block(made, "Pause", 10, kind=BlockKind.BREAK)
    block(made, "Conclure", 15, kind=BlockKind.CLOSING)
    run = run_of(made, started_at=STARTED)
    event_of(run, RunEventKind.BEGIN, 18, slot=1)
    event_of(run, RunEventKind.NOTE, 30, slot=1, text="Trois idées au mur.")
    event_of(run, RunEventKind.NOTE, 60, slot=1, text="Le tri déborde.")
    event_of(run, RunEventKind.BEGIN, 93, slot=3)
    event_of(run, RunEventKind.END, 105)
    WorkshopRun.objects.filter(pk=run.pk).update(ended_at=STARTED + dt.timedelta(minutes=105))
    return get_ended_run_for(made.owner, made.slug)


@pytest.fixture
def run() -> WorkshopRun:
    return lived_workshop()


@pytest.fixture
def course(run) -> Course:
    return course_of(run)


def test_planned_against_real(course):
    lines = [(one.title, one.planned, one.real, one.gap.replace("\u00a0", " ")) for one in timings(course)]
    assert lines == [
        ("Accueil", 15, 18, "3 min de plus"),
        ("Marche exploratoire", 60, 75, "15 min de plus"),
        ("Pause", 10, None, "sauté"),
        ("Conclure", 15, 12, "3 min de moins"),
    ]
    whole = total(course)
    assert (whole.planned, whole.real) == (100, 105)


def test_bars_are_parts_of_the_longest(course):
    assert [(one.planned_width, one.real_width) for one in timings(course)] == [
        (20.0, 24.0),
        (80.0, 100.0),
        (13.3, 0.0),
        (20.0, 16.0),
    ]


@pytest.mark.parametrize(("minutes", "words"), [(0, "comme prévu"), (5, "5 min de plus"), (-75, "1 h 15 de moins")])
def test_a_gap_is_said_in_words(minutes, words):
    assert say_gap(minutes).replace("\u00a0", " ") == words


def test_the_story_of_a_card_is_drafted_from_what_was_lived(run, course):
    (use,) = cards_used(course)
    assert (use.slug, use.planned, use.real) == ("marche-exploratoire", 60, 75)
    assert draft_of(use, run) == {
        "used_on": dt.date(2026, 11, 17),
        "people": 12,
        "minutes": 75,
        "worked": "Trois idées au mur.\nLe tri déborde.",
        "failed": "",
    }


def test_a_draft_says_when_the_time_ran_away():
    made = plan()
    card_block(made, published_card(), 30)
    started = run_of(made, started_at=STARTED)
    event_of(started, RunEventKind.END, 50)
    WorkshopRun.objects.update(ended_at=STARTED + dt.timedelta(minutes=50))
    run = get_ended_run_for(made.owner, made.slug)
    (use,) = cards_used(course_of(run))
    assert draft_of(use, run)["failed"].replace("\u00a0", " ") == "Prévu 30 min, il a fallu 50 min."


def test_cards_of_sub_groups_and_cards_used_twice_are_told_once():
    card, other = published_card(), published_card(title="Tri rapide")
    made = plan()
    card_block(made, card, 20)
    parallel = block(made, "Ateliers", 0, kind=BlockKind.PARALLEL)
    card_block(made, card, 40, parent=parallel, track=1)
    card_block(made, other, 20, parent=parallel, track=2)
    started = run_of(made, started_at=STARTED)
    event_of(started, RunEventKind.BEGIN, 20, slot=1)
    event_of(started, RunEventKind.END, 80)
    WorkshopRun.objects.update(ended_at=STARTED + dt.timedelta(minutes=80))
    uses = cards_used(course_of(get_ended_run_for(made.owner, made.slug)))
    assert [(use.slug, use.planned, use.real) for use in uses] == [(card.slug, 60, 80), (other.slug, 20, 30)]


# Telling, once a card and person


def test_a_story_is_told_once_a_card_and_person(run):
    card, helper = run.plan.blocks.get(card__isnull=False).card, facilitator(run.plan)
    first = actions.report_use(card, actor=run.plan.owner, data=STORY, run=run)
    again = actions.report_use(card, actor=run.plan.owner, data=STORY | {"worked": "Autre chose."}, run=run)
    assert again.pk == first.pk
    run.plan.refresh_from_db()
    assert (
        actions.report_use(card, actor=helper, data=STORY, run=get_ended_run_for(helper, run.plan.slug)).pk != first.pk
    )
    actions.withdraw_use(first, actor=run.plan.owner)
    assert actions.report_use(card, actor=run.plan.owner, data=STORY, run=run).pk != first.pk
    assert UseReport.objects.filter(run=run).count() == 3


def test_a_stranger_tells_nothing_of_a_workshop(run):
    card = run.plan.blocks.get(card__isnull=False).card
    with pytest.raises(PermissionDenied):
        actions.report_use(card, actor=UserFactory(), data=STORY, run=run)
    assert not UseReport.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_told_twice_at_once_leaves_one():
    run = lived_workshop()
    card, owner = run.plan.blocks.get(card__isnull=False).card, run.plan.owner

    def tell(_number: int) -> int:
        try:
            return actions.report_use(card, actor=owner, data=STORY, run=run).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(tell, range(2)))) == 1
    assert UseReport.objects.count() == 1


# What waits in « Ma semaine »


def waiting(user) -> list[str]:
    return [row.ref for row in runs_to_tell(user, STARTED - dt.timedelta(days=1), 10)]


def test_untold_cards_wait_for_who_ran_the_workshop(run):
    helper = facilitator(run.plan)
    assert waiting(run.plan.owner) == [run.plan.slug]
    assert waiting(helper) == []
    WorkshopRun.objects.update(started_by=helper)
    assert waiting(helper) == [run.plan.slug]
    assert waiting(UserFactory()) == []
    assert list(runs_to_tell(run.plan.owner, STARTED + dt.timedelta(days=1), 10)) == []


def test_nothing_waits_once_all_is_told(run):
    card = run.plan.blocks.get(card__isnull=False).card
    use = actions.report_use(card, actor=run.plan.owner, data=STORY, run=run)
    assert waiting(run.plan.owner) == []
    actions.withdraw_use(use, actor=run.plan.owner)
    assert waiting(run.plan.owner) == [run.plan.slug]


def test_a_card_that_left_the_site_is_not_asked_about():
    run = lived_workshop(archived_card())
    assert waiting(run.plan.owner) == []


def test_my_week_asks_for_two_weeks(signed_in, run):
    reader = signed_in(run.plan.owner)
    address = f"/ateliers/{run.plan.slug}/apres/"
    WorkshopRun.objects.update(ended_at=timezone.now() - dt.timedelta(days=13))
    assert address in reader.get("/ma-semaine").content.decode()
    WorkshopRun.objects.update(ended_at=timezone.now() - dt.timedelta(days=15))
    assert address not in reader.get("/ma-semaine").content.decode()


# Correcting durations


def corrected(run, course):
    return corrections_of(get_plan_for(run.plan.owner, run.plan.slug), course)


def test_what_would_change_is_said_first(run, course):
    changes = [(one.title, one.before, one.minutes) for one in corrected(run, course)]
    assert changes == [("Accueil", 15, 20), ("Marche exploratoire", 60, 75), ("Conclure", 15, 10)]


def test_durations_are_corrected_and_undone(run, course):
    owner = run.plan.owner
    correct_minutes(run.plan, corrected(run, course), actor=owner)
    assert [one.minutes for one in run.plan.blocks.all()] == [20, 75, 10, 10]
    assert corrected(run, course) == []
    undo(run.plan, actor=owner, seen=run.plan.changes.get().pk)
    assert [one.minutes for one in run.plan.blocks.all()] == [15, 60, 10, 15]


def test_a_moment_taken_away_meanwhile_is_left_out(run, course):
    changes = corrected(run, course)
    run.plan.blocks.get(title="Accueil").delete()
    correct_minutes(run.plan, changes, actor=run.plan.owner)
    assert [one.minutes for one in run.plan.blocks.all()] == [75, 10, 10]


def test_a_stranger_corrects_nothing(run, course):
    with pytest.raises(PermissionDenied):
        correct_minutes(run.plan, corrected(run, course), actor=UserFactory())
