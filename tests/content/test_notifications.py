"""Who hears of what, and what waits for whom in « Ma semaine »."""

import pytest

from content import actions
from content.notifications import INITIATIVE_ANSWERED, INITIATIVE_PUBLISHED, INITIATIVE_SUBMITTED
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
    assert list(INITIATIVE_SUBMITTED.recipients(initiative, None)) == [editor]
    assert INITIATIVE_SUBMITTED.may_receive(editor, initiative)
    assert not INITIATIVE_SUBMITTED.may_receive(UserFactory(), initiative)
    actions.publish_initiative(initiative, actor=editor)
    assert not INITIATIVE_SUBMITTED.may_receive(editor, initiative)


@pytest.mark.parametrize("kind", [INITIATIVE_SUBMITTED, INITIATIVE_ANSWERED, INITIATIVE_PUBLISHED])
def test_a_news_names_the_sheet_and_leads_to_it(kind):
    initiative = submitted_initiative()
    line = kind.describe(initiative)
    assert initiative.title in line.title
    assert line.url == initiative.get_absolute_url()


@pytest.mark.parametrize("kind", [INITIATIVE_ANSWERED, INITIATIVE_PUBLISHED])
def test_the_answer_is_for_the_authors(kind):
    initiative = submitted_initiative()
    author = initiative.authors.get()
    assert list(kind.recipients(initiative, None)) == [author]
    assert kind.may_receive(author, initiative)
    assert not kind.may_receive(UserFactory(is_editor=True), initiative)


def test_editors_find_the_sheets_to_review_in_their_week():
    submitted_initiative()
    assert "Initiative à relire" in waiting(UserFactory(is_editor=True))
    assert waiting(UserFactory()) == []


def test_authors_find_the_sheets_to_revise_in_their_week():
    author = UserFactory()
    to_revise_initiative(author=author)
    draft_initiative(author=author)
    assert waiting(author) == ["Des modifications sont demandées"]
