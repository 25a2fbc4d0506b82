"""Territories in the search: which are found, by whom, and the places recognised in a question."""

import pytest

from foundation.search import PLACE_WEIGHT, Recognition, search
from foundation.search.actions import rebuild
from territories.models import Collectivite
from territories.search import places_named


def body(code: str) -> Collectivite:
    return Collectivite.objects.get(code=code)


def titles(q: str) -> list[str]:
    from django.contrib.auth.models import AnonymousUser

    return [hit.title for hit in search(q, user=AnonymousUser(), kinds=["territoire"]).hits]


def test_councils_are_found_once_loaded_and_lead_to_the_place(held, places) -> None:
    assert titles("bretagne") == ["Région Bretagne"]
    assert titles("rochefort") == []


def test_bodies_that_hold_something_are_found(places, held) -> None:
    held.append(body("17299"))
    rebuild(["territoire"])
    assert titles("rochefort") == ["Rochefort"]
    held.clear()
    assert titles("rochefort") == []


@pytest.mark.parametrize(
    ("phrase", "label", "strict"),
    [
        ("seine saint denis", "Seine-Saint-Denis", True),
        ("finistere", "Finistère", False),
        ("le 93", "Seine-Saint-Denis", False),
        ("la reunion", "La Réunion", False),
        ("ile france", "Île-de-France", True),
        ("bretagne", "Bretagne", False),
        ("rochefort", "Rochefort", False),
    ],
)
def test_places_named(places, held, django_assert_num_queries, phrase, label, strict) -> None:
    held.append(body("17299"))
    with django_assert_num_queries(1):
        found = places_named([phrase, "stationnement"])
    assert found == {phrase: [Recognition(label, PLACE_WEIGHT, is_strict=strict)]}


@pytest.mark.parametrize("phrase", ["reunion", "93", "crozon", "de bretagne", "le bretagne", ""])
def test_words_that_name_no_place(places, held, phrase) -> None:
    assert places_named([phrase]) == {}
