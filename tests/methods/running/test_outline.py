"""What is frozen of a workshop when it begins."""

import json

import pytest

from methods.enums import BlockKind
from methods.queries.runs import get_plan_to_run
from methods.running.outline import outline_of
from tests.support.factories.methods import published_card
from tests.support.factories.plans import block, card_block, plan

pytestmark = pytest.mark.django_db


def test_an_outline_holds_what_a_phone_needs(agent) -> None:
    workshop = plan(owner=agent, people=9)
    block(workshop, "Accueil", 15, say="Bonjour à vous.", text="Un **café**.\n\n- Badges\n- Liste", lead="Nour")
    card_block(workshop, published_card(), 40)
    outline = outline_of(get_plan_to_run(agent, workshop.slug))
    assert {key: outline[key] for key in ("title", "people", "starts_at", "minutes")} == {
        "title": "Refaire l’accueil",
        "people": 9,
        "starts_at": "09:00",
        "minutes": 55,
    }
    welcome, marche = outline["slots"]
    assert (welcome["say"], welcome["text"], welcome["lead"]) == ("Bonjour à vous.", "Un café.\nBadges\nListe", "Nour")
    assert (welcome["card"], welcome["steps"], welcome["tracks"]) == ("", [], [])
    assert (marche["card"], marche["start"], marche["minutes"]) == ("marche-exploratoire", 15, 40)
    assert [(step["title"], step["start"], step["minutes"]) for step in marche["steps"]] == [
        ("Accueillir", 0, 10),
        ("Marcher", 10, 30),
    ]
    assert json.loads(json.dumps(outline)) == outline


def test_sub_groups_are_frozen_side_by_side(agent) -> None:
    workshop = plan(owner=agent)
    together = block(workshop, "En deux groupes", 0, kind=BlockKind.PARALLEL)
    block(workshop, "Dedans", 20, parent=together, track=1)
    block(workshop, "Dehors", 25, parent=together, track=2)
    (slot,) = outline_of(get_plan_to_run(agent, workshop.slug))["slots"]
    assert slot["minutes"] == 25
    assert [(t["number"], [s["title"] for s in t["slots"]]) for t in slot["tracks"]] == [
        (1, ["Dedans"]),
        (2, ["Dehors"]),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_is_read_in_a_bounded_number_of_queries(agent, rows: int, django_assert_num_queries) -> None:
    workshop = plan(owner=agent)
    for n in range(rows):
        card_block(workshop, published_card(title=f"Fiche {n}"))
    with django_assert_num_queries(5):
        outline_of(get_plan_to_run(agent, workshop.slug))
