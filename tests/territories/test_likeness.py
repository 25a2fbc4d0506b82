"""« Comme la mienne »: what counts, and what is said of it."""

from dataclasses import replace

import pytest

from territories.likeness import Traits, likeness

VILLAGE = Traits(1, "commune", 1200, 90, "29", "53", False)


def other(**changes: object) -> Traits:
    """A village far away, of the same size."""
    return replace(VILLAGE, **({"pk": 2, "group": 91, "department": "17", "region": "75"} | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({}, ["commune aussi", "même strate : 500 à 2 000 habitants", "population très proche"]),
        ({"population": 1900}, ["commune aussi", "même strate : 500 à 2 000 habitants"]),
        ({"population": 2300}, ["commune aussi", "population comparable"]),
        ({"population": 60_000}, ["commune aussi"]),
        ({"population": None}, ["commune aussi"]),
        ({"population": None, "region": "53"}, ["commune aussi", "même région"]),
        ({"population": None, "department": "29", "region": "53"}, ["commune aussi", "même département"]),
        ({"kind": "epci", "population": 60_000, "group": None}, []),
        ({"kind": "epci", "population": 60_000, "pk": 90, "group": None}, ["son intercommunalité"]),
        ({"population": None, "group": 90}, ["commune aussi", "même intercommunalité"]),
    ],
)
def test_reasons(changes, reasons):
    assert list(likeness(VILLAGE, other(**changes)).reasons) == reasons


def test_a_commune_is_told_of_its_group_and_the_group_of_its_communes():
    group = replace(VILLAGE, pk=90, kind="epci", group=None, population=50_000)
    assert "une de ses communes" in likeness(group, VILLAGE).reasons


def test_two_groups_of_the_same_statute_are_said_so():
    group = replace(VILLAGE, kind="epci", group=None, statute="CC")
    assert likeness(group, replace(group, pk=2)).reasons[0] == "communauté de communes aussi"


def test_overseas_counts_only_between_two_that_are():
    island = replace(VILLAGE, is_overseas=True, department="974", region="04")
    assert "outre-mer aussi" in likeness(island, replace(island, pk=2, department="971", region="01")).reasons
    assert "outre-mer aussi" not in likeness(island, other()).reasons


@pytest.mark.parametrize(
    ("changes", "is_alike"),
    [
        ({}, True),
        ({"population": 1900}, True),
        ({"population": 2300}, False),
        ({"population": 2300, "department": "29"}, True),
        ({"population": 60_000, "department": "29"}, False),
        ({"kind": "epci"}, False),
        ({"population": None}, False),
        ({"population": None, "department": "29"}, True),
    ],
)
def test_who_is_alike(changes, is_alike):
    assert likeness(VILLAGE, other(**changes)).is_alike is is_alike


def test_a_population_of_zero_is_like_nobody_s():
    assert likeness(replace(VILLAGE, population=0), other()).reasons == ["commune aussi"]


def test_in_words():
    assert likeness(VILLAGE, other()).words.startswith("Commune aussi ; même strate")
