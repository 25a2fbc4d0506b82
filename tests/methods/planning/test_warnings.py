"""What is said of a workshop before the day, in a table. No table of the database is touched."""

import datetime as dt
from itertools import count
from typing import Any

import pytest

from methods.enums import BlockKind, Setting
from methods.models import MethodCard, PlanBlock, WorkshopPlan
from methods.planning.materials import Need
from methods.planning.timeline import Slot, Timeline, Track
from methods.planning.warnings import warnings

PKS = count(1)
Sketch = tuple[Any, ...]


def card(**changes: Any) -> MethodCard:
    values = {"group_min": 4, "group_max": 12, "duration_min": 20, "setting": Setting.BOTH} | changes
    return MethodCard(pk=1, title="Marche", **values)


def laid(*sketches: Any, start: int = 0) -> tuple[Slot, ...]:
    """Slots from `(title, minutes, kind, speaks, card)` or, for sub-groups, a list of lists of those."""
    slots: list[Slot] = []
    for sketch in sketches:
        at = slots[-1].end if slots else start
        slots.append(_parallel(sketch, at) if isinstance(sketch, list) else _slot(at, *sketch))
    return tuple(slots)


def _slot(
    at: int, title: str, minutes: int, kind: str = "libre", speaks: bool = True, of: MethodCard | None = None
) -> Slot:
    return Slot(PlanBlock(pk=next(PKS), title=title, kind=kind, everyone_speaks=speaks, card=of), at, minutes)


def _parallel(tracks: list[Any], at: int) -> Slot:
    rows = tuple(Track(n, laid(*track, start=at)) for n, track in enumerate(tracks, start=1))
    block = PlanBlock(pk=next(PKS), title="Ateliers", kind=BlockKind.PARALLEL)
    return Slot(block, at, max((row.minutes for row in rows), default=0), rows)


def said(*sketches: Any, available: int | None = None, needs: tuple[Need, ...] = (), **settings: Any) -> list[str]:
    plan = WorkshopPlan(**{"people": 10, "setting": Setting.ON_SITE} | settings)
    line = Timeline(dt.time(9), laid(*sketches), available)
    return [warning.text.replace("\xa0", " ") for warning in warnings(plan, line, needs)]


WORK, PAUSE, END = ("Travail", 60), ("Pause", 15, "pause"), ("Fin", 5, "cloture")
FINE: tuple[Any, ...] = (("Accueil", 15, "accueil"), WORK, PAUSE, WORK, END)

SILENCE = (
    "Personne ne prend la parole dans la première demi-heure. Ajoutez un tour de table au début, ou cochez "
    "« les participants prennent la parole » sur « Discours »."
)
UNEQUAL = "Dans « Ateliers », le sous-groupe 2 finit 15 min avant les autres. Allongez-le, ou prévoyez ce qu’il fait."


def test_a_workshop_without_fault_says_nothing() -> None:
    assert said(*FINE, available=160) == []
    assert said() == []


@pytest.mark.parametrize(
    ("sketches", "settings", "sentence"),
    [
        (
            FINE,
            {"available": 120},
            "L’atelier dépasse de 35 min le temps disponible. Raccourcissez un temps, ou allongez la séance.",
        ),
        (
            (("Exposé", 90), ("Débat", 45), END),
            {},
            "À 11 h, deux heures passent sans pause. Ajoutez une pause avant « Débat ».",
        ),
        ((("Exposé", 150), END), {}, "« Exposé » dure 2 h 30 sans pause. Coupez-le en deux autour d’une pause."),
        (
            (WORK, [[WORK, ("Suite", 30)], [WORK, PAUSE, ("Suite", 15)]], END),
            {},
            "À 11 h, deux heures passent sans pause. Ajoutez une pause avant « Suite ».",
        ),
        (
            (("Discours", 20, "libre", False), ("Film", 15, "libre", False), ("Débat", 30), END),
            {},
            SILENCE,
        ),
        (
            (("Marche", 40, "fiche", True, card(group_max=8)), END),
            {},
            "« Marche » va jusqu’à 8 personnes et vous serez 10. Faites 2 groupes.",
        ),
        (
            (("Marche", 40, "fiche", True, card(group_min=12, group_max=30)), END),
            {},
            "« Marche » demande au moins 12 personnes et vous serez 10. Choisissez une autre fiche.",
        ),
        (
            (("Marche", 40, "fiche", True, card(duration_min=60)), END),
            {},
            "« Marche » dure au moins 1 h. Donnez-lui 20 min de plus, ou ôtez une étape.",
        ),
        (
            (("Marche", 40, "fiche", True, card(setting=Setting.ON_SITE)), END),
            {"setting": Setting.REMOTE},
            "« Marche » se fait sur place et l’atelier est à distance. Choisissez une autre fiche.",
        ),
        (
            ([[WORK], [("Court", 45)]], END),
            {},
            UNEQUAL,
        ),
        (
            ([[WORK]], END),
            {},
            "« Ateliers » a moins de deux sous-groupes. Ajoutez-lui un temps dans un nouveau sous-groupe.",
        ),
        (
            (WORK,),
            {},
            "L’atelier n’a pas de clôture. Gardez cinq minutes à la fin pour dire la suite et remercier.",
        ),
        (
            FINE,
            {"needs": (Need("feutre", "Feutres"), Need("minuteur", "Minuteur", is_gathered=True))},
            "1 chose reste à rassembler : Feutres. Cochez-la quand elle est prête.",
        ),
        (
            FINE,
            {"needs": tuple(Need(name, name) for name in "ABCDE")},
            "5 choses restent à rassembler : A, B, C et 2 autres. Cochez-les quand elles sont prêtes.",
        ),
    ],
)
def test_each_fault_is_said_with_what_to_do(sketches: Any, settings: dict[str, Any], sentence: str) -> None:
    assert said(*sketches, **settings) == [sentence]


@pytest.mark.parametrize(
    "sketches",
    [
        (("Exposé", 60), ("Débat", 60), PAUSE, WORK, END),  # two hours, not more
        (("Exposé", 60), ("Débat", 50), ("Repas", 60, "repas"), WORK, END),
        (("Bonjour", 29, "accueil", False), ("Tour de table", 30), END),  # somebody speaks at the 29th minute
        (("Mot", 20, "libre", False),),  # too short to be judged
        ([[WORK], [("Court", 56)]], END),
        (("Marche", 30, "fiche", True, card(setting=Setting.ON_SITE)), END),
    ],
)
def test_what_is_right_is_not_reproached(sketches: Any) -> None:
    assert said(*sketches) == []


def test_a_card_of_a_sub_group_is_for_its_share_of_the_people() -> None:
    half = [[("Marche", 30, "fiche", True, card(group_max=5))], [("Carte", 30)]]
    assert said(half, END, people=10) == []
    assert said(half, END, people=11) == ["« Marche » va jusqu’à 5 personnes et vous serez 6. Faites 2 groupes."]


def test_two_hours_without_a_break_are_said_once_a_stretch() -> None:
    long = (WORK, WORK, WORK, WORK, PAUSE, WORK, WORK, ("Encore", 10), END)
    assert len(said(*long)) == 2


def test_nothing_is_to_gather_for_a_model() -> None:
    assert said(*FINE, needs=(Need("feutre", "Feutres"),), is_model=True) == []
