"""The kits that ship: one for each moment of the programme, made of cards that exist, loaded again without harm."""

import pytest

from methods.enums import Phase
from methods.kit_loading import FOLDER, load_kits, read_kit
from methods.models import Kit, KitCard
from methods.starter import CORPUS
from tests.support.factories.methods import bare_starter_cards
from tests.support.typography import faults

KITS = {path.stem: read_kit(path) for path in sorted(FOLDER.glob("*.md"))}
CARDS = {path.stem for path in CORPUS.glob("*.md")}
each_kit = pytest.mark.parametrize("slug", KITS)


def test_there_is_one_for_each_moment():
    assert sorted(kit["phase"] for kit in KITS.values()) == sorted(Phase.values)


@each_kit
def test_it_is_complete(slug):
    kit = KITS[slug]
    assert len(kit["summary"]) <= 160
    assert len(kit["introduction"].split()) > 60
    assert len(kit["cards"]) >= 4
    assert all(row["note"] for row in kit["cards"])
    assert {row["card"] for row in kit["cards"]} <= CARDS


@each_kit
def test_its_typography_is_french(slug):
    assert faults(KITS[slug]) == []


@pytest.fixture
def loaded(db):
    bare_starter_cards()
    load_kits()


def test_they_are_everybodys_with_their_cards_in_order(loaded, client):
    assert {kit.slug: (kit.owner, kit.is_shared) for kit in Kit.objects.all()} == dict.fromkeys(KITS, (None, True))
    for slug, data in KITS.items():
        assert list(KitCard.objects.filter(kit__slug=slug).values_list("card__slug", flat=True)) == [
            row["card"] for row in data["cards"]
        ]
        assert client.get(f"/methodes/kits/{slug}/").status_code == 200


def test_loading_again_writes_nothing(loaded):
    assert load_kits() == 0


def test_a_file_that_changed_is_written_again(loaded, tmp_path):
    source = FOLDER / "donner-forme.md"
    changed = source.read_text(encoding="utf-8").replace("title: Donner forme", "title: Donner corps")
    (tmp_path / source.name).write_text(changed)
    assert load_kits(tmp_path) == 1
    assert Kit.objects.get(slug="donner-forme").title == "Donner corps à une idée"
