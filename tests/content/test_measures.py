"""Measures as they are typed, read and written again."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.measures import Unreadable, read_date, read_measures, read_number, written_measures

METHODS = st.text(st.characters(blacklist_categories=("C", "Z"), blacklist_characters=";"), max_size=40)
MEASURES = st.fixed_dictionaries(
    {
        "date": st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)).map(dt.date.isoformat),
        "value": st.integers(-10_000_000, 10_000_000).map(lambda number: number / 100),
        "method": METHODS,
    }
)


@given(st.lists(MEASURES, max_size=10))
def test_what_is_written_is_read_back(measures):
    ordered = sorted(measures, key=lambda measure: measure["date"])
    assert read_measures(written_measures(ordered)) == ordered


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42", 42.0),
        ("12,5", 12.5),
        ("1 200,5", 1200.5),
        ("1\u202f200", 1200.0),
        ("-3", -3.0),
        ("−3", -3.0),
        (",5", 0.5),
    ],
)
def test_numbers_are_read_as_the_french_write_them(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "douze", "1e3", "nan", "inf", "1,2,3", "٣", "12 %"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(Unreadable):
        read_number(text)


@pytest.mark.parametrize("text", ["31/03/2024", "31-03-2024", "31.3.2024", "2024-03-31"])
def test_dates_are_read_in_the_usual_ways(text):
    assert read_date(text) == dt.date(2024, 3, 31)


@pytest.mark.parametrize("text", ["", "2024", "03/2024", "31/02/2024", "31/03/24", "demain"])
def test_a_day_is_asked(text):
    with pytest.raises(Unreadable, match="31/03/2024"):
        read_date(text)


@given(st.text(max_size=200))
def test_anything_typed_is_read_or_refused(text):
    with suppress(Unreadable):
        read_measures(text)
