"""PDFs are tagged, titled, readable by machines, and show what people wrote as it was written."""

import io
from typing import Any

import pytest
import typst
from django.utils.translation import gettext_lazy
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from foundation.documents import blocks, pages_of, pdf
from foundation.markup import render

HOSTILE = [
    '#read("/etc/passwd")',
    '#{ panic("x") }',
    "#image(sys.inputs.given)",
    "$ x $ @cible <label> *gras* _it_ `brut` // fin",
    '"); #import "x"',
    "\\ \\u{41} = titre",
    "\x00\x01\ud800 fin",
    "texte\u202eesrever",
]


def specimen(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Fiche « Arpentage »",
        "facts": [["Durée", "2\u202fh\u202f30"]],
        "remark": "Une remarque",
        "steps": ["Lire", "Partager"],
        "table": {"head": ["Quand", "Quoi"], "rows": [["9 h", "Accueil"]]},
        "text": [],
    } | changes


def make(**changes: Any) -> PdfReader:
    return PdfReader(io.BytesIO(pdf("documents/specimen.typ", specimen(**changes), title="Fiche « Arpentage »")))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def roles_in(element: DictionaryObject) -> list[str]:
    """The roles of the tags of a PDF, in reading order."""
    kids = element.get("/K", [])
    kids = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    inner = [role for kid in kids if isinstance(kid, DictionaryObject) for role in roles_in(kid)]
    return [str(element["/S"]), *inner] if "/S" in element else inner


def test_a_document_is_tagged_titled_and_says_its_language() -> None:
    reader = make()
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata.title == "Fiche « Arpentage »"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_its_structure_is_read_in_order() -> None:
    roles = roles_in(make().trailer["/Root"]["/StructTreeRoot"])
    assert [role for role in roles if role in {"/H1", "/H2", "/L", "/Table"}] == ["/H1", "/H2", "/L", "/Table"]
    assert "/TH" in roles


def test_its_text_can_be_taken_out() -> None:
    text = text_of(make(remark="Un cœur d’hôpital à 5 €"))
    for words in ("Fiche « Arpentage »", "Un cœur d’hôpital à 5 €", "1. Lire", "9 h Accueil"):
        assert words in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_values_stay_text(hostile: str) -> None:
    text = text_of(make(remark=hostile, text=blocks(render(f"`{hostile}` {hostile}"))))
    assert "root:" not in text
    for word in ("#read", "#image", "panic", "@cible", "#import", "\\u{41}", "fin"):
        assert (word in hostile) == (word in text)


def test_characters_no_font_has_are_replaced_and_the_others_kept() -> None:
    text = text_of(make(remark="Zoé 🐝 中文 👩‍👩‍👧 ✓ Ж"))
    assert "Zoé ¤ ¤¤ ¤¤¤ ✓ Ж" in text


def test_many_unknown_characters_do_not_stop_a_document() -> None:
    text = text_of(make(remark="".join(chr(0x4E00 + nr) for nr in range(100)) + "fin"))
    assert "¤fin" in text


def test_a_text_of_a_room_is_shown_with_its_structure() -> None:
    raw = "# Titre\n\n- un\n- **deux**\n\na | b\n--|--\n1 | 2\n\n[lien](/methodes/x/) <br>\n\nterme\n:   définition"
    reader = make(text=blocks(render(raw)))
    roles = roles_in(reader.trailer["/Root"]["/StructTreeRoot"])
    assert {"/H3", "/LI", "/Strong", "/Link"} <= set(roles)
    assert roles.count("/Table") == 2
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])]
    assert links == ["http://localhost:8000/methodes/x/"]


@pytest.mark.parametrize(
    "raw", ["# \n\nx", "# ![](/y)\n\nx", "- \n\nx", "> \n\nx", "|a|b|\n|--|--|\n|1|\n\nx", "0. z\n\nx"]
)
def test_odd_texts_make_documents_too(raw: str) -> None:
    assert "x" in text_of(make(text=blocks(render(raw))))


def test_translated_labels_are_values_too() -> None:
    assert "Texte" in text_of(make(remark=gettext_lazy("Texte")))


def test_a_wrong_template_is_an_error() -> None:
    with pytest.raises(typst.TypstError):
        pdf("documents/specimen.typ", {"title": "sans le reste"}, title="x")


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "#0B5D5E").save(stream, "PNG")
    return stream.getvalue()


def pictured(**pictures: bytes) -> PdfReader:
    data = {"name": "given-0", "suffix": next(iter(pictures)), "alt": "Le tableau rempli"}
    content = pdf(
        "documents/picture.typ", data, title="x", pictures={f"given-0.{data['suffix']}": pictures[data["suffix"]]}
    )
    return PdfReader(io.BytesIO(content))


def test_a_picture_is_shown_with_its_alternative() -> None:
    root = pictured(png=picture()).trailer["/Root"]
    assert "/Figure" in roles_in(root["/StructTreeRoot"])
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_a_page_of_a_pdf_is_shown_too_and_the_document_stays_tagged() -> None:
    inner = pdf("documents/specimen.typ", specimen(remark="Dans le support"), title="x")
    reader = pictured(pdf=inner)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert "/Figure" in roles_in(root["/StructTreeRoot"])
    assert "Dans le support" in text_of(reader)
    assert b"pdfuaid:part" not in root["/Metadata"].get_data()


def test_a_picture_that_is_none_is_an_error() -> None:
    with pytest.raises(typst.TypstError):
        pictured(png=b"not a picture")


@pytest.mark.parametrize(("most", "pages"), [(1, 1), (9, 3)])
def test_the_pages_of_a_pdf_are_counted(most: int, pages: int) -> None:
    long = pdf("documents/specimen.typ", specimen(steps=[f"Étape {number}" for number in range(110)]), title="x")
    assert len(PdfReader(io.BytesIO(long)).pages) == 3
    assert pages_of(long, most=most) == pages


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 garbage", b"<html>"])
def test_what_is_no_pdf_has_no_page(content: bytes) -> None:
    assert pages_of(content, most=3) == 0
