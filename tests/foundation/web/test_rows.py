"""Rows that buttons add, remove and move."""

import pytest
from django import forms

from foundation.web.rows import MOST_ROWS, row_formset


class Line(forms.Form):
    name = forms.CharField(max_length=5)
    number = forms.IntegerField()


Lines = row_formset(Line)


def sent(*rows: tuple[str, str], **more: str) -> dict[str, str]:
    """What a browser sends."""
    data = {"l-TOTAL_FORMS": str(len(rows)), "l-INITIAL_FORMS": str(len(rows))}
    for n, (name, number) in enumerate(rows):
        data |= {f"l-{n}-name": name, f"l-{n}-number": number}
    return data | more


def test_the_rows_that_hold_something_are_read_in_order():
    lines = Lines(sent(("a", "1"), ("", ""), ("b", "2")), prefix="l")
    assert lines.is_valid()
    assert lines.filled == [{"name": "a", "number": 1}, {"name": "b", "number": 2}]


def test_a_row_half_filled_is_refused_even_when_it_was_there_before():
    assert not Lines(sent(("a", "")), prefix="l").is_valid()


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("add", ["a", "b", "c", ""]),
        ("remove-1", ["a", "c"]),
        ("up-2", ["a", "c", "b"]),
        ("up-0", ["a", "b", "c"]),
        ("down-0", ["b", "a", "c"]),
        ("down-2", ["a", "b", "c"]),
        ("down-7", ["a", "b", "c"]),
        ("up--1", ["a", "b", "c"]),
        ("turn-1", ["a", "b", "c"]),
    ],
)
def test_a_button_rearranges_without_judging(button, expected):
    lines = Lines.rearranged(sent(("a", "x"), ("b", ""), ("c", "3"), **{"l-do": button}), "l")
    assert [form["name"].value() or "" for form in lines] == expected
    assert not lines.is_bound


def test_what_was_typed_is_kept_as_it_was():
    lines = Lines.rearranged(sent(("trop long", "douze"), **{"l-do": "add"}), "l")
    assert [lines.forms[0][name].value() for name in ("name", "number")] == ["trop long", "douze"]


def test_there_is_a_bound():
    rows = [("a", "1")] * MOST_ROWS
    assert len(Lines.rearranged(sent(*rows, **{"l-do": "add"}), "l").forms) == MOST_ROWS
    assert len(Lines.rearranged(sent(*rows, **{"l-do": "add", "l-TOTAL_FORMS": "9999"}), "l").forms) <= MOST_ROWS
    assert not Lines(sent(*[("a", "1")] * (MOST_ROWS + 1)), prefix="l").is_valid()
