"""What is done to a kit: its rows, its search, its news, its copies, what is left of it when its owner leaves."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.personal_data import registered_sections
from foundation.files.models import StoredFile
from foundation.notifications.models import Delivery
from foundation.search import search
from methods import actions as card_actions
from methods.actions import kit_cards, kits
from methods.actions.printing import ask_print
from methods.models import CardPrint, Kit
from methods.queries.kits import get_kit_for
from tests.support.factories.accounts import UserFactory
from tests.support.factories.kits import kit, shared_kit, starter_kit
from tests.support.factories.methods import archived_card, published_card
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
SECTION = next(section for section in registered_sections() if section.key == "kits")


def titles(made):
    return [item.card.title for item in made.items.order_by("position", "pk")]


def found(word, user):
    return [hit.title for hit in search(word, user=user, kinds=["kit"]).hits]


def test_cards_are_moved_one_by_one_and_stay_in_order(agent):
    made = kit(*(published_card(title=title) for title in "ABC"), owner=agent)
    last = made.items.get(card__title="C")
    kit_cards.move_card(made, last.pk, -1, actor=agent)
    assert titles(made) == ["A", "C", "B"]
    kit_cards.move_card(made, made.items.get(card__title="A").pk, -1, actor=agent)
    assert titles(made) == ["A", "C", "B"]
    assert [item.position for item in made.items.order_by("position")] == [1, 2, 3]


def test_a_card_is_there_once(agent):
    card = published_card()
    made = kit(card, owner=agent)
    kit_cards.put_in(card, made, actor=agent)
    assert made.items.count() == 1


def test_a_kit_has_a_most(agent, monkeypatch):
    monkeypatch.setattr(kit_cards, "MOST_CARDS", 1)
    made = kit(published_card(), owner=agent)
    with pytest.raises(kit_cards.FullKit):
        kit_cards.put_in(published_card(title="De trop"), made, actor=agent)
    assert made.items.count() == 1


def test_a_person_has_a_most(agent, monkeypatch):
    monkeypatch.setattr(kits, "MOST_KITS", 1)
    made = kit(owner=agent)
    with pytest.raises(kits.TooManyKits):
        kits.fork_kit(made, actor=agent, title="Deux")
    assert Kit.objects.count() == 1


def test_the_search_finds_a_kit_while_it_is_shared(agent):
    member = UserFactory()
    made = kit(published_card(title="Forum"), owner=agent, title="Zébrer les réunions")
    assert found("zébrer", agent) == found("zébrer", member) == []
    kits.edit_kit(made, actor=agent, is_shared=True)
    assert found("zébrer", member) == found("forum", member) == ["Zébrer les réunions"]
    kits.edit_kit(made, actor=agent, is_shared=False)
    assert found("zébrer", member) == []


def test_a_copy_is_private_and_says_where_it_comes_from(agent):
    member, card = UserFactory(), published_card()
    source = shared_kit(card, owner=agent, note="D’abord elle.", introduction="Pour **commencer**.")
    copy = kits.fork_kit(source, actor=member, title="Le mien")
    assert (copy.owner, copy.is_shared, copy.forked_from) == (member, False, source)
    assert [(item.card, item.note) for item in copy.items.all()] == [(card, "D’abord elle.")]
    assert "<strong>commencer</strong>" in copy.introduction_html
    assert get_kit_for(agent, source.slug).copies == 1


def test_a_copy_leaves_behind_what_is_no_longer_on_line(agent):
    card = published_card()
    source = shared_kit(card, published_card(title="Reste"), owner=agent)
    card_actions.archive_card(card, actor=UserFactory(is_editor=True), comment="Remplacée.")
    assert titles(kits.fork_kit(source, actor=UserFactory(), title="Le mien")) == ["Reste"]


def test_a_copy_outlives_its_source(agent):
    source = shared_kit(published_card(), owner=agent)
    copy = kits.fork_kit(source, actor=UserFactory(), title="Le mien")
    kits.delete_kit(source, actor=agent)
    copy.refresh_from_db()
    assert copy.forked_from is None
    assert copy.items.count() == 1


def test_the_owner_is_told_when_an_editor_takes_a_kit_off_the_shelves(agent, editor):
    made = shared_kit(owner=agent, title="Trop commercial")
    kits.withdraw_kit(made, actor=editor)
    run_jobs()
    assert not Kit.objects.get().is_shared
    assert {news.user for news in Delivery.objects.all()} == {agent}


@pytest.mark.parametrize("verb", ["edit", "delete", "withdraw", "put", "fork"])
def test_actions_check_the_person(verb, agent):
    made, member = kit(published_card(), owner=agent), UserFactory()
    calls = {
        "edit": lambda: kits.edit_kit(made, actor=member, title="Pris"),
        "delete": lambda: kits.delete_kit(made, actor=member),
        "withdraw": lambda: kits.withdraw_kit(made, actor=member),
        "put": lambda: kit_cards.put_in(published_card(title="Autre"), made, actor=member),
        "fork": lambda: kits.fork_kit(made, actor=member, title="Pris"),
    }
    with pytest.raises(PermissionDenied):
        calls[verb]()


def test_nobody_changes_a_starter_kit(editor):
    starter = starter_kit(published_card())
    for call in (
        lambda: kits.edit_kit(starter, actor=editor, title="Pris"),
        lambda: kits.withdraw_kit(starter, actor=editor),
        lambda: kits.delete_kit(starter, actor=editor),
    ):
        with pytest.raises(PermissionDenied):
            call()
    assert kits.fork_kit(starter, actor=editor, title="Le mien").owner == editor


def test_an_archived_card_cannot_be_put_in(agent):
    with pytest.raises(PermissionDenied):
        kit_cards.put_in(archived_card(), kit(owner=agent), actor=agent)


def test_a_copy_of_my_data_holds_my_kits_and_their_notes(agent):
    kit(published_card(), owner=agent, title="Le mien", note="Ma note")
    kit(title="Celui d’un autre")
    rows = SECTION.export(agent)
    assert [row.get("title") or row["note"] for row in rows] == ["Le mien", "Ma note"]


@pytest.mark.parametrize(("remove", "kept"), [(False, ["Partagé"]), (True, [])])
def test_leaving_removes_what_nobody_else_reads_and_shared_ones_when_asked(remove, kept, agent):
    card = published_card()
    kit(owner=agent, title="Privé")
    shared_kit(owner=agent, title="Partagé")
    ask_print([card], layout="jeu", title="Une", actor=agent)
    run_jobs()
    assert StoredFile.objects.count() == 1
    SECTION.erase(agent, remove)
    assert [row.title for row in Kit.objects.all()] == kept
    assert not CardPrint.objects.exists()
    assert not StoredFile.objects.exists()
