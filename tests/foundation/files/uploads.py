"""Files for the tests: honest ones of each kind, and hostile ones, all built here."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

OOXML_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
ODF_MIMES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a form receives it; unlike Django's, its name is not cleaned beforehand."""
    file = SimpleUploadedFile("x", content)
    file._name = name
    return file


def image(image_format: str = "PNG", size: tuple[int, int] = (20, 10), mode: str = "RGB", **options: object) -> bytes:
    output = io.BytesIO()
    Image.new(mode, size).save(output, format=image_format, **options)
    return output.getvalue()


def archive(entries: dict[str, bytes | str]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return output.getvalue()


def ooxml(extension: str = "docx", **more: bytes | str) -> bytes:
    parts = {"[Content_Types].xml": "<Types/>", OOXML_PARTS[extension]: "<document/>"}
    return archive(parts | {name.replace("__", "/"): content for name, content in more.items()})


def odf(extension: str = "odt", entries: dict[str, str] | None = None) -> bytes:
    return archive({"mimetype": ODF_MIMES[extension], "content.xml": "<content/>"} | (entries or {}))


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HTML = b"<!doctype html><script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

HONEST: dict[str, bytes] = {
    "plan.png": image(),
    "photo.jpg": image("JPEG"),
    "photo.jpeg": image("JPEG", mode="L"),
    "dessin.webp": image("WEBP"),
    "compte rendu.pdf": PDF,
    "delib.odt": odf(),
    "budget.ods": odf("ods"),
    "expose.odp": odf("odp"),
    "note.docx": ooxml(),
    "tableau.xlsx": ooxml("xlsx"),
    "diapos.pptx": ooxml("pptx"),
    "liste.csv": "nom;âge\nZoé;3\n".encode(),
    "vieux.csv": "nom;âge\n".encode("cp1252"),
    "lisez-moi.txt": b"Bonjour\n",
}


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_announcing(width: int, height: int) -> bytes:
    """A small PNG that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def many_entries() -> bytes:
    return archive({"[Content_Types].xml": "", "word/document.xml": ""} | {f"x/{nr}": "" for nr in range(2_100)})


def lying_sizes() -> bytes:
    """A document whose directory says 10 bytes where ten million come out."""
    honest = archive({"[Content_Types].xml": "", "word/document.xml": bytes(10_000_000)})
    return honest.replace(struct.pack("<I", 10_000_000), struct.pack("<I", 10))


def encrypted() -> bytes:
    """A document whose entries are flagged as encrypted."""
    packed = bytearray(ooxml())
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = packed.find(marker)
        while start >= 0:
            packed[start + offset] |= 1
            start = packed.find(marker, start + 4)
    return bytes(packed)


def png_with_text_bomb() -> bytes:
    text = b"Comment\x00\x00" + zlib.compress(bytes(80_000_000))
    png = image()
    return png[:33] + _chunk(b"zTXt", text) + png[33:]


# Each is refused; the name says what it tries.
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("vide.txt", lambda: b""),
    "svg": ("logo.svg", lambda: SVG),
    "svg named png": ("logo.png", lambda: SVG),
    "html": ("page.html", lambda: HTML),
    "html named pdf": ("page.pdf", lambda: HTML),
    "html named jpg": ("page.jpg", lambda: HTML),
    "html named webp": ("page.webp", lambda: b"RIFF" + HTML),
    "javascript": ("x.js", lambda: b"alert(1)"),
    "xml": ("x.xml", lambda: b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
    "windows program": ("x.exe", lambda: b"MZ" + bytes(100)),
    "program named txt": ("x.txt", lambda: b"\x7fELF" + bytes(100)),
    "no extension": ("Makefile", lambda: b"all:"),
    "only an extension": (".png", lambda: HTML),
    "last extension decides": ("x.png.html", lambda: image()),
    "direction override": ("x\u202egnp.exe", lambda: image()),
    "nul in the name": ("x.png\x00.html", lambda: image()),
    "eps named png": ("x.png", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "gif named png": ("x.png", lambda: image("GIF")),
    "tiff named jpg": ("x.jpg", lambda: image("TIFF")),
    "bmp": ("x.bmp", lambda: image("BMP")),
    "jpeg named png": ("x.png", lambda: image("JPEG")),
    "truncated png": ("x.png", lambda: image(size=(200, 200))[:60]),
    "truncated jpeg": ("x.jpg", lambda: image("JPEG", size=(200, 200))[:300]),
    "144 megapixels": ("x.png", lambda: png_announcing(12_000, 12_000)),
    "10 gigapixels": ("x.png", lambda: png_announcing(100_000, 100_000)),
    "png text bomb": ("x.png", png_with_text_bomb),
    "zip": ("x.zip", lambda: archive({"a": "b"})),
    "zip named docx": ("x.docx", lambda: archive({"a": "b"})),
    "xlsx named docx": ("x.docx", lambda: ooxml("xlsx")),
    "odt named ods": ("x.ods", lambda: odf("odt")),
    "not a zip": ("x.docx", lambda: b"PK\x03\x04" + bytes(100)),
    "macros in docm": ("x.docm", lambda: ooxml()),
    "ooxml macros": (
        "x.xlsx",
        lambda: archive({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/vbaProject.bin": ""}),
    ),
    "odf macros": ("x.odt", lambda: odf(entries={"Basic/Standard/Module1.xml": ""})),
    "climbing entry": ("x.docx", lambda: archive({"[Content_Types].xml": "", "word/document.xml": "", "../../x": ""})),
    "absolute entry": ("x.docx", lambda: archive({"[Content_Types].xml": "", "word/document.xml": "", "/etc/x": ""})),
    "drive entry": ("x.docx", lambda: archive({"[Content_Types].xml": "", "word/document.xml": "", "C:\\x": ""})),
    "zip bomb": ("x.docx", lambda: archive({"[Content_Types].xml": "", "word/document.xml": bytes(30_000_000)})),
    "lying zip": ("x.docx", lying_sizes),
    "many entries": ("x.docx", many_entries),
    "encrypted": ("x.docx", encrypted),
    "utf-16 text": ("x.csv", lambda: "a;b".encode("utf-16")),
}
