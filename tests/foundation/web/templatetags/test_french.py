from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from foundation.web.templatetags import french

THIN, SOLID = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (1200, f"1{THIN}200"),
        (34969, f"34{THIN}969"),
        (-1200, f"−1{THIN}200"),
        (1234.5, f"1{THIN}234,5"),
        (Decimal("12.50"), "12,50"),
        (Decimal("12.00"), "12"),
        (None, ""),
        ("beaucoup", "beaucoup"),
    ],
)
def test_numbers(value: object, expected: str) -> None:
    assert french.fr_number(value) == expected


def test_percentages() -> None:
    assert french.fr_percent(42) == f"42{THIN}%"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(date(2026, 3, 12), "12 mars 2026"), (date(2026, 8, 1), "1er août 2026"), (None, "")],
)
def test_dates(value: date | None, expected: str) -> None:
    assert french.fr_date(value) == expected.replace(" ", SOLID)


def test_moments_are_told_in_the_readers_zone() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert french.fr_date(late) == "1er juillet 2026".replace(" ", SOLID)
    assert french.fr_time(late) == f"0{SOLID}h{SOLID}30"
    assert french.fr_datetime(late) == f"{french.fr_date(late)} à {french.fr_time(late)}"


@pytest.mark.parametrize(("value", "expected"), [(time(14, 30), "14 h 30"), (time(9, 5), "9 h 05"), (time(8), "8 h")])
def test_hours(value: time, expected: str) -> None:
    assert french.fr_time(value) == expected.replace(" ", SOLID)


@pytest.mark.parametrize(("minutes", "expected"), [(45, "45 min"), (60, "1 h"), (90, "1 h 30"), (125, "2 h 05")])
def test_durations(minutes: int, expected: str) -> None:
    assert french.fr_duration(minutes) == expected.replace(" ", SOLID)
