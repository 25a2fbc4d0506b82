"""Versions, comparison, restoration and decisions of a card."""

import pytest

from foundation.history.enums import EditorialState, Verdict
from methods import actions
from methods.models import MethodCard
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, card_in, draft_card, published_card, submitted_card

pytestmark = pytest.mark.django_db
PAGES = ("versions/", "versions/comparer/")


def address(card: MethodCard, page: str) -> str:
    return f"{card.get_absolute_url()}{page}"


def decide(client, card: MethodCard, verdict: str, **more):
    return client.post(address(card, "decider/"), {"verdict": verdict, "seen": card.latest_version, **more})


@pytest.fixture
def twice_written() -> MethodCard:
    """A draft whose second version has another title and longer steps."""
    card = draft_card()
    steps = [{"title": "Marcher", "minutes": 90, "text": "S’arrêter six fois.", "say": ""}]
    actions.edit_card(card, actor=card.authors.get(), data=card_data(title="Marche sensible", steps=steps), base=1)
    return card


@pytest.mark.parametrize("page", PAGES)
def test_the_history_of_a_card_exists_for_its_authors_and_editors_only(client, signed_in, page):
    card = published_card()
    assert client.get(address(card, page)).status_code == 404
    assert signed_in(UserFactory()).get(address(card, page)).status_code == 404
    assert signed_in(card.authors.get()).get(address(card, page)).status_code == 200
    assert signed_in(UserFactory(is_editor=True)).get(address(card, page)).status_code == 200


def test_the_versions_say_who_decided_what(signed_in):
    card = card_in(EditorialState.TO_REVISE, author=UserFactory(name="Yael Autrice"))
    html = signed_in(card.authors.get()).get(address(card, "versions/")).content.decode()
    assert "Yael Autrice" in html
    assert "Modifications demandées" in html
    assert "Précisez." in html


def test_two_versions_are_compared_word_by_word_in_french(signed_in, twice_written):
    response = signed_in(twice_written.authors.get()).get(address(twice_written, "versions/comparer/"))
    html = response.content.decode()
    assert [change.key for change in response.context["changes"]] == ["Nom de la méthode", "Étapes"]
    assert "Marche <del>exploratoire</del><ins>sensible</ins>" in html
    assert "<del>60</del><ins>90</ins>" in html


@pytest.mark.parametrize("query", ["avant=9", "avant=abc&apres=77", "avant=99999999999999999999"])
def test_a_version_that_does_not_exist(signed_in, twice_written, query):
    response = signed_in(twice_written.authors.get()).get(address(twice_written, f"versions/comparer/?{query}"))
    assert response.status_code in (200, 404)


def test_an_old_version_is_restored(signed_in, twice_written):
    response = signed_in(twice_written.authors.get()).post(address(twice_written, "versions/1/reprendre/"))
    twice_written.refresh_from_db()
    assert response.status_code == 303
    assert (twice_written.title, twice_written.latest_version) == ("Marche exploratoire", 3)


def test_a_version_that_is_not_there_is_not_restored(signed_in, twice_written):
    client = signed_in(twice_written.authors.get())
    assert client.post(address(twice_written, "versions/9/reprendre/")).status_code == 404
    assert client.get(address(twice_written, "versions/1/reprendre/")).status_code == 405


def test_the_whole_way_from_draft_to_archive(signed_in):
    card = draft_card()
    author, editor = signed_in(card.authors.get()), signed_in(UserFactory(is_editor=True))
    steps = [
        (author, Verdict.SUBMITTED, "submitted"),
        (editor, Verdict.CHANGES_ASKED, "to_revise"),
        (author, Verdict.SUBMITTED, "submitted"),
        (editor, Verdict.PUBLISHED, "published"),
        (editor, Verdict.ARCHIVED, "archived"),
    ]
    for client, verdict, state in steps:
        response = decide(client, card, verdict, comment="Parce que.")
        card.refresh_from_db()
        assert (response.status_code, response.url, card.state) == (303, card.get_absolute_url(), state)


@pytest.mark.parametrize("verdict", [Verdict.CHANGES_ASKED, Verdict.ARCHIVED])
def test_a_reason_is_asked_for(signed_in, verdict):
    state = EditorialState.SUBMITTED if verdict == Verdict.CHANGES_ASKED else EditorialState.PUBLISHED
    card = card_in(state, author=UserFactory())
    response = decide(signed_in(UserFactory(is_editor=True)), card, verdict, comment=" ")
    card.refresh_from_db()
    assert (response.status_code, card.state) == (422, state)
    assert 'id="id_comment_error"' in response.content.decode()


def test_an_author_cannot_publish_by_writing_the_address(signed_in):
    card = submitted_card()
    assert decide(signed_in(card.authors.get()), card, Verdict.PUBLISHED).status_code == 403


def test_a_step_that_is_no_longer_possible_is_explained(signed_in):
    card = published_card()
    response = decide(signed_in(UserFactory(is_editor=True)), card, Verdict.PUBLISHED)
    page = signed_in(UserFactory(is_editor=True)).get(response.url)
    assert page.status_code == 200
    card.refresh_from_db()
    assert card.state == "published"


def test_an_incomplete_card_stays_a_draft_and_the_page_says_why(signed_in):
    card = draft_card(steps=[])
    client = signed_in(card.authors.get())
    response = client.post(address(card, "decider/"), {"verdict": "submitted", "seen": 1}, follow=True)
    assert "Décrivez au moins deux étapes" in response.content.decode()
    card.refresh_from_db()
    assert card.state == "draft"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_list_of_versions(signed_in, django_assert_num_queries, rows):
    card = submitted_card()
    editor = UserFactory(is_editor=True)
    for base in range(1, rows + 1):
        actions.edit_card(card, actor=editor, data=card_data(title=f"Titre {base}"), base=base)
    client = signed_in(editor)
    with django_assert_num_queries(8):
        client.get(address(card, "versions/"))
