"""Workbooks that lie about what they hold."""

import contextlib
import io
import re
import zipfile

import pytest

from content.exporting.templates import template_file
from content.importing import FileRefused, read_file

pytestmark = pytest.mark.django_db
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "'
    + b"&a;" * 5_000
    + b'"><!ENTITY c "'
    + b"&b;" * 5_000
    + b'">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>'
)


def rewritten(pattern: bytes, given_instead: bytes) -> bytes:
    """The template, its sheet changed."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template_file("xlsx"))) as packed, zipfile.ZipFile(output, "w") as made:
        for entry in packed.infolist():
            content = packed.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                content = re.sub(pattern, lambda _found: given_instead, content, count=1)
            made.writestr(entry.filename, content)
    return output.getvalue()


@pytest.mark.parametrize(
    ("pattern", "given_instead"),
    [
        (rb'<row r="2"', b'<row r="999999999999"'),
        (rb"(?s)^.*?<sheetData>", LAUGHS),
        (rb"<sheetData>", b"<sheetData>&c;"),
        (rb'r="B2"', b'r="ZZZZZ2"'),
        (rb"</row>", b""),
    ],
    ids=["a row very far", "entities that multiply", "an unknown entity", "a column very far", "a row left open"],
)
def test_a_workbook_that_lies_is_read_or_refused_quickly(pattern, given_instead):
    with contextlib.suppress(FileRefused):
        assert len(read_file("cas.xlsx", rewritten(pattern, given_instead), origin="x").sheets) <= 1
