"""The editorial life of a card."""

import pytest
from django.contrib.auth.models import AnonymousUser

from foundation.history import editorial
from foundation.history.editorial import EditConflict, WrongState
from foundation.history.enums import EditorialState
from foundation.search import ranked_ids, statistics
from methods import actions
from methods.models import MethodCard
from methods.snapshots import snapshot_of
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, draft_card, published_card, submitted_card

pytestmark = pytest.mark.django_db


def found(words: str) -> list[int]:
    statistics.refresh()
    return ranked_ids(words, kind="methode", user=AnonymousUser())


def test_a_snapshot_written_and_read_again_is_the_same():
    neighbour = published_card(title="Entretien")
    data = card_data(related=[{"card": neighbour.slug, "reason": "Pour écouter."}])
    card = draft_card(**data)
    assert snapshot_of(card) == data


def test_the_typical_duration_is_the_sum_of_the_steps():
    assert draft_card().duration_typical == 80


def test_a_published_card_keeps_its_page_until_the_next_version_is_published():
    card = published_card()
    author, editor = card.authors.get(), UserFactory(is_editor=True)
    actions.edit_card(card, actor=author, data=card_data(title="Marche sensible"), base=1)
    card.refresh_from_db()
    assert (card.title, card.state, card.next_state) == ("Marche exploratoire", "published", "draft")
    actions.submit_card(card, actor=author)
    actions.publish_card(card, actor=editor)
    card.refresh_from_db()
    assert (card.title, card.published_version, card.next_state) == ("Marche sensible", 2, "")
    assert card.reviewed_by == editor


def test_the_second_of_two_writers_is_told_and_nothing_is_lost():
    card = draft_card()
    author = card.authors.get()
    actions.edit_card(card, actor=author, data=card_data(title="Premier"), base=1)
    with pytest.raises(EditConflict) as conflict:
        actions.edit_card(card, actor=author, data=card_data(title="Second"), base=1)
    assert conflict.value.latest.data["title"] == "Premier"
    assert editorial.versions_of(card).count() == 2


def test_a_version_saved_meanwhile_is_never_published_unread():
    card = submitted_card()
    actions.edit_card(card, actor=card.authors.get(), data=card_data(title="Changée"), base=1)
    card.refresh_from_db()
    with pytest.raises(WrongState):
        actions.publish_card(card, actor=UserFactory(is_editor=True), seen=1)
    card.refresh_from_db()
    assert card.state == EditorialState.SUBMITTED


def test_a_version_saved_while_an_editor_publishes_waits_for_the_next_decision():
    card = submitted_card()
    author, read_before = card.authors.get(), MethodCard.objects.get()
    actions.publish_card(card, actor=UserFactory(is_editor=True))
    actions.edit_card(read_before, actor=author, data=card_data(title="Trop tard"), base=1)
    card.refresh_from_db()
    assert (card.state, card.next_state, card.title) == ("published", "draft", "Marche exploratoire")


def test_two_editors_decide_once():
    card = submitted_card()
    read_before = MethodCard.objects.get()
    actions.publish_card(card, actor=UserFactory(is_editor=True))
    with pytest.raises(WrongState):
        actions.ask_changes_on_card(read_before, actor=UserFactory(is_editor=True), comment="Trop tard.")
    card.refresh_from_db()
    assert card.state == EditorialState.PUBLISHED


def test_an_incomplete_card_is_not_submitted_and_says_why():
    card = draft_card(pitfalls="", steps=[])
    with pytest.raises(actions.IncompleteCard, match=r"pièges.*deux étapes"):
        actions.submit_card(card, actor=card.authors.get())


def test_a_card_whose_minutes_do_not_add_up_is_not_submitted():
    card = draft_card(duration_max=70)
    with pytest.raises(actions.IncompleteCard, match="80\u00a0min"):
        actions.submit_card(card, actor=card.authors.get())


def test_an_old_version_comes_back_as_a_new_one():
    card = draft_card()
    author = card.authors.get()
    actions.edit_card(card, actor=author, data=card_data(title="Autre"), base=1)
    actions.restore_card(card, 1, actor=author, base=2)
    assert (card.title, card.latest_version) == ("Marche exploratoire", 3)


def test_the_search_finds_published_cards_only():
    draft_card(title="Balade invisible")
    card = published_card(title="Balade visible")
    assert found("balade") == [card.pk]
    actions.archive_card(card, actor=UserFactory(is_editor=True), comment="Dépassée.")
    assert found("balade") == []


def test_two_cards_of_the_same_name_have_two_addresses():
    assert [draft_card().slug, draft_card().slug] == ["marche-exploratoire", "marche-exploratoire-2"]


@pytest.mark.parametrize("title", ["Proposer", "À relire", "Mes fiches"])
def test_a_card_never_takes_the_address_of_a_page(client, title):
    card = published_card(title=title)
    assert client.get(card.get_absolute_url()).status_code == 200
