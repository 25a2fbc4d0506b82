"""The starter corpus: loaded once, refreshed without moving those who follow."""

import shutil

import pytest

from learning.actions.paths import enrol
from learning.actions.starter import CORPUS, content_of, load_corpus
from learning.models import Path, PathVersion, Programme
from tests.support.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
SLUG = "enqueter-avant-de-decider"


def test_loading_twice_changes_nothing():
    assert load_corpus() == (1, 1)
    before = content_of(Path.objects.get(slug=SLUG).current)
    assert load_corpus() == (0, 1)
    assert PathVersion.objects.count() == 1
    assert content_of(Path.objects.get(slug=SLUG).current) == before


def test_the_first_path_has_three_modules_and_twelve_steps_of_each_kind():
    load_corpus()
    version = Path.objects.get(slug=SLUG).current
    assert (version.modules.count(), version.steps.count()) == (3, 12)
    assert set(version.steps.values_list("kind", flat=True)) == {"reading", "card", "initiative", "reflection"}


def test_the_programme_lasts_twelve_weeks():
    load_corpus()
    weeks = Programme.objects.get().weeks
    assert [week["number"] for week in weeks] == list(range(1, 13))
    assert all(week["coach_session"]["minutes"] and week["team_work"] for week in weeks)


def test_a_text_that_changed_makes_a_version_and_moves_nobody(tmp_path):
    folder = shutil.copytree(CORPUS, tmp_path / "corpus")
    load_corpus(folder)
    path = Path.objects.get(slug=SLUG)
    enrolment = enrol(path, actor=UserFactory())
    text = folder / "paths" / SLUG / "pourquoi-enqueter.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n\nUne phrase de plus.\n", encoding="utf-8")
    assert load_corpus(folder) == (1, 1)
    path.refresh_from_db()
    assert path.current.number == 2
    assert "Une phrase de plus." in path.current.steps.get(slug="pourquoi-enqueter").body
    enrolment.refresh_from_db()
    assert enrolment.version.number == 1
    assert "Une phrase de plus." not in enrolment.version.steps.get(slug="pourquoi-enqueter").body
