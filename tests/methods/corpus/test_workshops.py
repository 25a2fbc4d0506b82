"""The workshops that ship: complete, in good French, made of cards that exist, loaded again without harm."""

import datetime as dt

import pytest

from methods.enums import BlockKind
from methods.models import PlanBlock, WorkshopPlan
from methods.planning.timeline import timeline
from methods.planning.warnings import warnings
from methods.queries.plans import with_blocks
from methods.starter import CORPUS
from methods.workshop_loading import FOLDER, load_workshops, read_workshop
from tests.support.factories.methods import bare_starter_cards
from tests.support.typography import faults

WORKSHOPS = {path.stem: read_workshop(path) for path in sorted(FOLDER.glob("*.yaml"))}
CARDS = {path.stem for path in CORPUS.glob("*.md")}
each_workshop = pytest.mark.parametrize("slug", WORKSHOPS)


def blocks_of(slug):
    for block in WORKSHOPS[slug]["blocks"]:
        yield block
        for track in block.get("tracks", []):
            yield from track


def test_there_are_eight():
    assert len(WORKSHOPS) == 8


@each_workshop
def test_it_says_what_to_do(slug):
    assert WORKSHOPS[slug]["purpose"]
    for block in blocks_of(slug):
        told = block.get("text") or block.get("card") or block.get("tracks")
        assert told, f"{block['title']} says nothing"
    assert any(block.get("say") for block in blocks_of(slug))


@each_workshop
def test_its_cards_exist_and_its_kinds_too(slug):
    assert {block["card"] for block in blocks_of(slug) if "card" in block} <= CARDS
    assert {block["kind"] for block in blocks_of(slug)} <= set(BlockKind.values)


@each_workshop
def test_its_typography_is_french(slug):
    assert faults(WORKSHOPS[slug]) == []


@pytest.fixture
def loaded(db):
    bare_starter_cards()
    load_workshops()
    return {plan.slug: plan for plan in with_blocks(WorkshopPlan.objects.all())}


def test_each_holds_in_its_time_and_is_everybodys(loaded):
    assert loaded.keys() == WORKSHOPS.keys()
    for plan in loaded.values():
        assert (plan.owner, plan.is_model, plan.is_shared, plan.day) == (None, True, True, None)
        assert plan.available_minutes - 15 <= timeline(plan).minutes <= plan.available_minutes


def test_tracks_are_laid_side_by_side(loaded):
    slots = timeline(loaded["co-conception-avec-des-habitants"]).slots
    tables = next(slot for slot in slots if slot.block.kind == BlockKind.PARALLEL)
    assert [track.minutes for track in tables.tracks] == [90, 90, 90]
    assert tables.minutes == 90


def test_loading_again_writes_nothing(loaded):
    kept = set(PlanBlock.objects.values_list("pk", flat=True))
    assert load_workshops() == 0
    assert set(PlanBlock.objects.values_list("pk", flat=True)) == kept


def test_a_file_that_changed_is_written_again(loaded, tmp_path):
    source = FOLDER / "retrospective-de-projet.yaml"
    (tmp_path / source.name).write_text(source.read_text(encoding="utf-8").replace('"14:00"', '"15:30"'))
    assert load_workshops(tmp_path) == 1
    assert WorkshopPlan.objects.get(slug="retrospective-de-projet").starts_at == dt.time(15, 30)


def test_they_are_found_by_the_search(loaded, client):
    assert "/ateliers/retrospective-de-projet/" in client.get("/recherche", {"q": "rétrospective"}).content.decode()


def test_none_raises_a_warning(loaded):
    for plan in loaded.values():
        assert [caution.text for caution in warnings(plan, timeline(plan))] == []
