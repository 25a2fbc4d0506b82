"""The starter cards: complete, consistent, and loaded again without harm."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from foundation.history.editorial import latest_version_of, versions_of
from methods import actions
from methods.completeness import missing_parts
from methods.enums import Family, Level, Phase, Setting
from methods.models import MethodCard
from methods.starter import CORPUS, starter_cards
from tests.support.factories.accounts import UserFactory
from tests.support.typography import faults

CARDS = dict(starter_cards())
INITIATIVES = {path.stem for path in (settings.BASE_DIR / "content/corpus/initiatives").glob("*.md")}
each_card = pytest.mark.parametrize("slug", CARDS)


# How many cards of each family a trainer may count on.
EXPECTED = {
    Family.DESIGN: 8,
    Family.PARTICIPATION: 7,
    Family.EVALUATION: 7,
    Family.FACILITATION: 8,
    Family.FORESIGHT: 4,
    Family.OUTREACH: 4,
    Family.COOPERATION: 4,
    Family.MANAGEMENT: 3,
    Family.DATA: 3,
}


def test_every_family_has_its_cards():
    found = Counter(data["family"] for data in CARDS.values())
    assert {family: count for family, count in EXPECTED.items() if found[family] < count} == {}


def test_nearly_every_card_points_to_a_real_case():
    """Some ways of running a meeting are told by no case of the library: nothing is invented for them."""
    without = {slug for slug, data in CARDS.items() if not data["case_notes"]}
    assert without <= {"tour-d-ouverture", "discussion-en-bocal", "forum-ouvert"}


@each_card
def test_a_card_is_complete(slug):
    data = CARDS[slug]
    assert missing_parts(data) == []
    assert 4 <= len(data["steps"]) <= 9
    assert any(step["say"] for step in data["steps"])
    assert data["materials"]
    assert data["sources"]
    assert data["related"]
    assert len(data["summary"]) <= 160


@each_card
def test_it_tells_two_variants_and_three_pitfalls(slug):
    """Each begins a paragraph, or an item, with its name in bold."""
    named = {name: len(re.findall(r"(?m)^(?:- )?\*\*", CARDS[slug][name])) for name in ("variants", "pitfalls")}
    assert named["variants"] >= 2
    assert named["pitfalls"] >= 3


@each_card
def test_a_card_uses_the_words_of_the_lists(slug):
    data = CARDS[slug]
    assert data["family"] in Family.values
    assert data["phase"] in Phase.values
    assert data["level"] in Level.values
    assert data["setting"] in Setting.values


@each_card
def test_its_links_are_alive(slug):
    data = CARDS[slug]
    assert {row["card"] for row in data["related"]} <= CARDS.keys() - {slug}
    assert {row["slug"] for row in data["case_notes"]} <= INITIATIVES


@each_card
def test_its_typography_is_french(slug):
    assert faults(CARDS[slug] | {"sources": []}) == []  # titles keep the spaces of their language


@pytest.mark.django_db
def test_loading_twice_changes_nothing_the_second_time():
    call_command("cards_load")
    first = list(MethodCard.objects.values_list("slug", "state", "latest_version", "published_version"))
    assert len(first) == len(CARDS)
    assert {row[1:] for row in first} == {("published", 1, 1)}
    call_command("cards_load")
    assert list(MethodCard.objects.values_list("slug", "state", "latest_version", "published_version")) == first


@pytest.mark.django_db
def test_neighbours_are_linked_whatever_the_order():
    call_command("cards_load")
    for slug, data in CARDS.items():
        card = MethodCard.objects.get(slug=slug)
        assert [row.other.slug for row in card.relations.all()] == [row["card"] for row in data["related"]]


def copied_corpus(folder: Path) -> Path:
    """One starter card, alone in a folder."""
    path = CORPUS / "carte-des-acteurs.md"
    text = path.read_text(encoding="utf-8")
    (folder / path.name).write_text(re.sub(r"(?ms)^related:.*?(?=^initiatives:)", "related: []\n", text))
    return folder


@pytest.mark.django_db
def test_a_file_that_changed_becomes_the_next_version(tmp_path):
    from methods.loading import load_cards

    folder = copied_corpus(tmp_path)
    load_cards(folder)
    path = folder / "carte-des-acteurs.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Carte des acteurs", "title: Carte vive"))
    assert load_cards(folder).updated == 1
    card = MethodCard.objects.get()
    assert (card.title, card.latest_version, card.state) == ("Carte vive", 2, "published")


@pytest.mark.django_db
def test_a_card_edited_on_the_site_is_left_as_it_is(tmp_path):
    from methods.loading import load_cards

    folder = copied_corpus(tmp_path)
    load_cards(folder)
    card, editor = MethodCard.objects.get(), UserFactory(is_editor=True)
    data = latest_version_of(card).data | {"title": "La nôtre"}
    actions.edit_card(card, actor=editor, data=data, base=1)
    editor.delete()
    path = folder / "carte-des-acteurs.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Carte des acteurs", "title: Carte vive"))
    assert load_cards(folder).kept == 1
    assert versions_of(card).first().data["title"] == "La nôtre"


def test_every_starter_card_has_its_own_slug():
    assert [slug for slug, _data in starter_cards()] == sorted(CARDS)
