"""Spreadsheets open in French offices, and nothing in them runs."""

import csv
import datetime as dt
import io
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from foundation.documents import sheets

PARIS = ZoneInfo("Europe/Paris")
FORMULAS = [
    "=1+1",
    "+cmd|'/C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "\u00a0=1",
    "＝1+1",
    '=HYPERLINK("http://x","y")',
]


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_is_what_a_french_office_expects() -> None:
    moment = dt.datetime(2026, 3, 12, 13, 30, tzinfo=dt.UTC)
    content = sheets.csv(
        [["Zoé; « a »\nb", 3, 2.5, Decimal("-1.20"), None, True, dt.date(2026, 3, 2), moment]], ["h"] * 8
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content)[1] == ["Zoé; « a »\nb", "3", "2,5", "-1,20", "", "oui", "02/03/2026", "12/03/2026 14:30"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_formulas_are_defused(formula: str) -> None:
    (_header, (cell,)) = read(sheets.csv([[formula]], ["h"]))
    assert cell == f"'{formula}"


def test_csv_is_made_line_by_line() -> None:
    lines = sheets.csv_lines(([nr] for nr in range(3)), ["n"])
    assert list(lines) == ["\ufeff", "n\r\n", "0\r\n", "1\r\n", "2\r\n"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_xlsx_formulas_are_texts(formula: str) -> None:
    sheet = load_workbook(io.BytesIO(sheets.xlsx([[formula]], [formula]))).active
    for cell in (sheet["A1"], sheet["A2"]):
        assert cell.data_type == "s"
        assert cell.value.strip() == formula.strip()
        assert cell.quotePrefix


def test_xlsx_keeps_types() -> None:
    moment = dt.datetime(2026, 3, 12, 14, 30, tzinfo=PARIS)
    content = sheets.xlsx([["x\x00", 3, 2.5, None, True, dt.date(2026, 3, 2), moment]], ["h"] * 7)
    row = [cell.value for cell in load_workbook(io.BytesIO(content)).active[2]]
    assert row == ["x", 3, 2.5, None, True, dt.datetime(2026, 3, 2), dt.datetime(2026, 3, 12, 14, 30)]
