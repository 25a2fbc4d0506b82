"""Versions, comparison, restoration and decisions of an initiative."""

import pytest

from content import actions
from content.models import Initiative
from foundation.history.enums import EditorialState, Verdict
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, initiative_data, initiative_in, published_initiative

pytestmark = pytest.mark.django_db


def address(initiative: Initiative, page: str) -> str:
    return f"{initiative.get_absolute_url()}{page}"


def decide(client, initiative: Initiative, verdict: str, **more):
    return client.post(address(initiative, "decider/"), {"verdict": verdict, "seen": initiative.latest_version, **more})


@pytest.fixture
def twice_written() -> Initiative:
    """A draft whose second version has another title and another verdict."""
    initiative = draft_initiative()
    changed = [{**initiative_data()["hypotheses"][0], "verdict": "confirmee"}]
    data = initiative_data(title="Un guichet au parc", hypotheses=changed)
    actions.edit_initiative(initiative, actor=initiative.authors.get(), data=data, base=1)
    return initiative


@pytest.mark.parametrize("page", ["versions/", "versions/comparer/"])
def test_the_history_exists_for_authors_and_editors_only(client, signed_in, page):
    initiative = published_initiative()
    assert client.get(address(initiative, page)).status_code == 404
    assert signed_in(UserFactory()).get(address(initiative, page)).status_code == 404
    assert signed_in(initiative.authors.get()).get(address(initiative, page)).status_code == 200
    assert signed_in(UserFactory(is_editor=True)).get(address(initiative, page)).status_code == 200


def test_two_versions_are_compared_word_by_word_in_french(signed_in, twice_written):
    response = signed_in(twice_written.authors.get()).get(address(twice_written, "versions/comparer/"))
    html = response.content.decode()
    assert [change.key for change in response.context["changes"]] == ["Titre", "Hypothèses"]
    assert "<del>marché</del><ins>parc</ins>" in html
    assert "<del>infirmée</del><ins>confirmée</ins>" in html


def test_an_old_version_is_restored(signed_in, twice_written):
    response = signed_in(twice_written.authors.get()).post(address(twice_written, "versions/1/reprendre/"))
    twice_written.refresh_from_db()
    assert response.status_code == 303
    assert (twice_written.title, twice_written.latest_version) == ("Un guichet au marché", 3)


def test_the_whole_way_from_draft_to_archive(signed_in):
    initiative = draft_initiative()
    author, editor = signed_in(initiative.authors.get()), signed_in(UserFactory(is_editor=True))
    steps = [
        (author, Verdict.SUBMITTED, "submitted"),
        (editor, Verdict.CHANGES_ASKED, "to_revise"),
        (author, Verdict.SUBMITTED, "submitted"),
        (editor, Verdict.PUBLISHED, "published"),
        (editor, Verdict.ARCHIVED, "archived"),
    ]
    for client, verdict, state in steps:
        response = decide(client, initiative, verdict, comment="Parce que.")
        initiative.refresh_from_db()
        assert (response.status_code, initiative.state) == (303, state)


@pytest.mark.parametrize("verdict", [Verdict.CHANGES_ASKED, Verdict.ARCHIVED])
def test_a_reason_is_asked_for(signed_in, verdict):
    state = EditorialState.SUBMITTED if verdict == Verdict.CHANGES_ASKED else EditorialState.PUBLISHED
    initiative = initiative_in(state)
    response = decide(signed_in(UserFactory(is_editor=True)), initiative, verdict, comment=" ")
    initiative.refresh_from_db()
    assert (response.status_code, initiative.state) == (422, state)


def test_an_author_cannot_publish_by_writing_the_address(signed_in):
    initiative = initiative_in(EditorialState.SUBMITTED)
    assert decide(signed_in(initiative.authors.get()), initiative, Verdict.PUBLISHED).status_code == 403


def test_a_sheet_that_hides_what_failed_stays_a_draft_and_the_page_says_why(signed_in):
    initiative = draft_initiative(failed="")
    client = signed_in(initiative.authors.get())
    response = client.post(address(initiative, "decider/"), {"verdict": "submitted", "seen": 1}, follow=True)
    assert response.content.decode().count("Dites ce qui n’a pas marché") == 2  # the refusal, and the list
    initiative.refresh_from_db()
    assert initiative.state == "draft"
