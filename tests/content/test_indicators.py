"""The figures of a sheet: in words, drawn, and compared."""

import pytest

from content import actions
from content.indicators import aim_of, charts_of, say_indicator, sentences_of
from content.models.rows import UNMEASURED
from content.parts import part_called
from tests.support.factories.content import initiative_data, published_initiative

MEASURED = {
    "text": "Le lundi matin seulement.",
    "name": "Attente moyenne",
    "unit": "min",
    "baseline": 24.0,
    "target": 10.5,
    "measures": [
        {"date": "2024-01-31", "value": 22.0, "method": "chronométrage"},
        {"date": "2024-04-01", "value": 12.5, "method": ""},
    ],
}
SENTENCE = UNMEASURED | {"text": "40 passages le premier samedi"}


def test_what_has_measures_is_drawn_and_the_rest_is_said():
    assert [chart.name for chart in charts_of([SENTENCE, MEASURED])] == ["Attente moyenne"]
    assert sentences_of([SENTENCE, MEASURED]) == ["40 passages le premier samedi", "Le lundi matin seulement."]


def test_an_aim_without_measures_is_said_in_words():
    row = MEASURED | {"measures": [], "text": ""}
    assert sentences_of([row]) == ["Attente moyenne · Au départ : 24 min · Visé : 10,5 min"]
    assert aim_of(UNMEASURED) == ""


def test_a_zero_is_a_number():
    assert aim_of({"unit": "", "baseline": 0.0, "target": None}) == "Au départ : 0"


def test_everything_that_an_indicator_says_is_compared():
    assert say_indicator(MEASURED).splitlines() == [
        "Attente moyenne (min) · Au départ : 24 min · Visé : 10,5 min · Le lundi matin seulement.",
        "31 janvier 2024 : 22 min (chronométrage)",
        "1er avril 2024 : 12,5 min",
    ]
    assert say_indicator({"text": "Une version d’avant les mesures"}) == "Une version d’avant les mesures"


@pytest.mark.django_db
def test_the_sheet_draws_them_with_their_table(client):
    initiative = published_initiative(indicators=[MEASURED, SENTENCE])
    html = client.get(initiative.get_absolute_url()).content.decode()
    for text in ("Ce qui a été mesuré", "<polyline", "chronométrage", "31 janvier 2024", "40 passages"):
        assert text in html


@pytest.mark.django_db
def test_a_changed_measure_shows_in_the_comparison_of_versions(signed_in):
    initiative = published_initiative(indicators=[MEASURED])
    author = initiative.authors.get()
    changed = MEASURED | {"measures": [MEASURED["measures"][0] | {"value": 18.0}]}
    typed = initiative_data(indicators=[changed])
    actions.edit_part(initiative, part_called("resultats"), actor=author, typed=typed, base=1)
    html = signed_in(author).get(f"{initiative.get_absolute_url()}versions/comparer/").content.decode()
    assert "<del>22</del><ins>18</ins>" in html
