"""What to gather, counted for the people of the workshop. No table is touched: blocks are only built."""

import datetime as dt
from itertools import count
from typing import Any

import pytest

from methods.enums import BlockKind
from methods.models import PlanBlock, WorkshopPlan
from methods.planning.materials import Need, materials
from methods.planning.timeline import Slot, Timeline, Track

PKS = count(1)


def slot(*rows: tuple[str, str], tracks: tuple[Track, ...] = ()) -> Slot:
    block = PlanBlock(pk=next(PKS), title="Écrire", materials=[{"name": n, "quantity": q} for n, q in rows])
    if tracks:
        block.kind = BlockKind.PARALLEL
    return Slot(block, 0, 10, tracks)


def needs(*slots: Slot, people: int = 14, gathered: Any = ()) -> list[Need]:
    plan = WorkshopPlan(people=people, gathered=list(gathered))
    return materials(plan, Timeline(dt.time(9), slots, None))


def quantities(*slots: Slot, people: int = 14) -> dict[str, str]:
    return {need.name: need.quantity for need in needs(*slots, people=people)}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1 par personne", "14 (1 par personne)"),
        ("3 par participant", "42 (3 par participant)"),
        ("1 par binôme", "7 (1 par binôme)"),
        ("2 par trio", "10 (2 par trio)"),
        ("1 par groupe", "3 (1 par groupe de 5)"),
        ("4 par table", "12 (4 par table de 5)"),
        ("1 bloc par personne", "14 (1 bloc par personne)"),
        ("1 pour 7 personnes", "2 (1 pour 7 personnes)"),
        ("1", "1"),
        ("20", "20"),
        ("2 couleurs", "2 couleurs"),
        ("pour tous", "pour tous"),
        ("10 à 15", "10 à 15"),
        ("1 par relais", "1 par relais"),
        ("1 par testeur et par observateur", "1 par testeur et par observateur"),
        ("", ""),
    ],
)
def test_a_quantity_is_counted_when_it_can_be_and_kept_when_it_cannot(written: str, shown: str) -> None:
    assert quantities(slot(("Chose", written))) == {"Chose": shown}


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        # What serves again is counted once, at its largest.
        (("Feutre", "1 par personne"), ("feutres", "3"), {"Feutre": "14 (1 par personne)"}),
        (("Minuteur", "1"), ("Minuteur", "1"), {"Minuteur": "1"}),
        # What is used up adds up.
        (("Feuilles A4", "2 par personne"), ("feuille A4", "30"), {"Feuilles A4": "58 (2 par personne)"}),
        (("Papier", "3"), ("Papier", "1 bloc par table"), {"Papier": "3 + 3 (1 bloc par table de 5)"}),
        # Free texts are said once.
        (("Ficelle", "3 mètres"), ("Ficelle", "3 mètres"), {"Ficelle": "3 mètres"}),
        (("Ficelle", "3 mètres"), ("Ficelle", "2"), {"Ficelle": "2 + 3 mètres"}),
    ],
)
def test_the_same_thing_is_gathered_once(one: Any, other: Any, shown: dict[str, str]) -> None:
    assert quantities(slot(one), slot(other)) == shown


def test_what_is_said_three_times_is_told_once() -> None:
    rows = ("1 par personne", "3 par table", "1 par personne", "3 par table")
    shown = quantities(*(slot(("Feutres", quantity)) for quantity in rows))
    assert shown == {"Feutres": "14 (1 par personne, 3 par table de 5)"}


def test_sub_groups_share_the_people_and_need_their_things_at_the_same_time() -> None:
    tracks = tuple(Track(n, (slot(("Minuteur", "1"), ("Stylo", "1 par personne")),)) for n in (1, 2))
    found = quantities(slot(("Minuteur", "1")), slot(tracks=tracks), people=15)
    assert found == {"Minuteur": "2", "Stylo": "16 (1 par personne)"}


def test_what_is_gathered_is_ticked_and_a_need_says_which_blocks_ask_for_it() -> None:
    one, other = slot(("Feutre", "")), slot(("Feutres", "2"), ("Carton", ""))
    pens, box = needs(one, other, gathered=["feutre"])
    assert (pens.is_gathered, box.is_gathered) == (True, False)
    assert pens.blocks == (one.block, other.block)
