"""Why a card answers, and what it lacks, in words."""

from dataclasses import replace

import pytest

from methods.finding import Wish
from methods.finding.facts import Facts
from methods.finding.reasons import reasons_for

CARD = Facts("design", "ideation", "debutant", "les-deux", 40, 60, 90, 4, 12, frozenset(["gommettes", "minuteur"]))


def said(facts: Facts, **asked) -> tuple[list[str], list[str]]:
    fits, lacks = reasons_for(facts, Wish(**asked))
    return [_plain(text) for text in fits], [_plain(text) for text in lacks]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"minutes": 45}, "40 min à 1 h 30 : tient dans vos 45 minutes en version courte"),
        ({"minutes": 60}, "40 min à 1 h 30 : tient dans vos 60 minutes"),
        ({"minutes": 180}, "40 min à 1 h 30 : tient largement dans vos 3 h"),
        ({"personnes": 8}, "4 à 12 personnes : vous êtes 8"),
        ({"sans": ["videoprojecteur", "micro"]}, "sans vidéoprojecteur ni micro"),
        ({"avec": ["gommettes", "papillons"]}, "avec ce que vous avez : gommettes"),
        ({"lieu": ["a-distance"]}, "se fait à distance"),
        ({"lieu": ["sur-place"]}, "se fait sur place"),
        ({"niveau": ["debutant"]}, "à la portée d’une première fois"),
        ({"moment": ["ideation"]}, "sert à la recherche d’idées"),
        ({"famille": ["design"]}, "famille Design"),
    ],
)
def test_what_fits(asked, reason):
    assert said(CARD, **asked) == ([reason], [])


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"minutes": 30}, "40 min au moins : 10 min de plus que vos 30 minutes"),
        ({"personnes": 14}, "prévue pour 12 au plus : faites deux groupes"),
        ({"personnes": 36}, "prévue pour 12 au plus : faites trois groupes"),
        ({"personnes": 3}, "prévue pour 4 personnes au moins : vous êtes 3"),
        ({"sans": ["gommettes", "micro"]}, "il vous manquera : gommettes"),
        ({"avec": ["papillons"]}, "il faut aussi : gommettes"),
        ({"niveau": ["intermediaire"]}, "à la portée d’une première fois"),
        ({"moment": ["test"]}, "sert plutôt à la recherche d’idées"),
        ({"famille": ["data"]}, "d’une autre famille : Design"),
    ],
)
def test_what_nearly_fits(asked, reason):
    assert said(CARD, **asked) == ([], [reason])


def test_paper_is_enough_when_nothing_else_is_asked_for():
    assert said(replace(CARD, needs=frozenset(["minuteur"])), avec=["papier"]) == (["papier et crayons suffisent"], [])


def test_nothing_is_said_of_what_was_not_asked():
    assert said(CARD) == ([], [])
