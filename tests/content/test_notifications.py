"""Who hears of what, and what waits for whom in « Ma semaine »."""

import pytest

from content import actions
from content.notifications import INITIATIVE_NEWS
from foundation.history.editorial import decisions_on
from foundation.notifications.models import Event
from foundation.web.dashboard import items_for
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import (
    draft_initiative,
    published_initiative,
    submitted_initiative,
    to_revise_initiative,
)

pytestmark = pytest.mark.django_db


def waiting(user) -> list[str]:
    return [item.detail for item in items_for(user)["waiting"]]


def test_each_step_is_announced_once():
    published_initiative()
    to_revise_initiative()
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "content.submitted",
        "content.published",
        "content.submitted",
        "content.changes_asked",
    ]


def test_a_sheet_to_review_is_for_editors_while_it_waits():
    initiative, editor = submitted_initiative(), UserFactory(is_editor=True)
    assert list(INITIATIVE_NEWS.submitted.recipients(initiative, None)) == [editor]
    assert INITIATIVE_NEWS.submitted.may_receive(editor, initiative)
    assert not INITIATIVE_NEWS.submitted.may_receive(UserFactory(), initiative)
    actions.publish_initiative(initiative, actor=editor)
    assert not INITIATIVE_NEWS.submitted.may_receive(editor, initiative)


@pytest.mark.parametrize("kind", [INITIATIVE_NEWS.submitted, INITIATIVE_NEWS.published])
def test_a_news_names_the_sheet_and_says_what_it_is_about(kind):
    initiative = submitted_initiative()
    line = kind.describe(initiative)
    assert initiative.title in line.title
    assert line.url.startswith(initiative.get_absolute_url())
    assert line.excerpt == "La mairie tient un stand au marché du samedi."


def test_the_publication_is_told_to_the_authors():
    initiative = submitted_initiative()
    author = initiative.authors.get()
    assert list(INITIATIVE_NEWS.published.recipients(initiative, None)) == [author]
    assert INITIATIVE_NEWS.published.may_receive(author, initiative)
    assert not INITIATIVE_NEWS.published.may_receive(UserFactory(is_editor=True), initiative)


def test_the_answer_of_the_editors_is_for_the_authors_with_its_reason():
    initiative = to_revise_initiative()
    decision, author = decisions_on(initiative).last(), initiative.authors.get()
    kind = INITIATIVE_NEWS.answered
    assert list(kind.recipients(decision, None)) == [author]
    assert kind.may_receive(author, decision)
    assert not kind.may_receive(UserFactory(is_editor=True), decision)
    line = kind.describe(kind.targets_seen_by(author, [decision.pk])[decision.pk])
    assert (line.url, line.excerpt) == (f"{initiative.get_absolute_url()}relire/", "Précisez.")
    assert initiative.title in line.title


def test_a_stranger_sees_no_decision_on_a_draft():
    decision = decisions_on(to_revise_initiative()).last()
    assert INITIATIVE_NEWS.answered.targets_seen_by(UserFactory(), [decision.pk]) == {}


def test_editors_find_the_sheets_to_review_in_their_week():
    submitted_initiative()
    assert "Initiative à relire" in waiting(UserFactory(is_editor=True))
    assert waiting(UserFactory()) == []


def test_authors_find_the_sheets_to_revise_in_their_week():
    author = UserFactory()
    to_revise_initiative(author=author)
    draft_initiative(author=author)
    assert waiting(author) == ["Des modifications sont demandées"]
