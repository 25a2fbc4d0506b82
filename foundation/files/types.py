"""The kinds of files that are kept: each known by its extension and by its content."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.files.archives import open_document
from foundation.files.refusal import UploadRefused

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
TEXT_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r")) + b"\x7f"


class WrongContent(Exception):
    """The content is not what the extension says."""


@dataclass(frozen=True)
class FileType:
    """`check` raises WrongContent or UploadRefused; `image_format` is Pillow's name of an image to redraw."""

    mime: str
    label: Promise
    check: Callable[[IO[bytes]], None]
    inline: bool = False
    image_format: str = ""


def _begins(*signatures: bytes) -> Callable[[IO[bytes]], None]:
    def check(content: IO[bytes]) -> None:
        if not content.read(16).startswith(signatures):
            raise WrongContent

    return check


def _is_webp(content: IO[bytes]) -> None:
    head = content.read(12)
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        raise WrongContent


def _is_open_xml(main_part: str) -> Callable[[IO[bytes]], None]:
    def check(content: IO[bytes]) -> None:
        _begins(b"PK\x03\x04")(content)
        names = set(open_document(content).namelist())
        if not {"[Content_Types].xml", main_part} <= names:
            raise WrongContent

    return check


def _is_open_document(mime: str) -> Callable[[IO[bytes]], None]:
    def check(content: IO[bytes]) -> None:
        _begins(b"PK\x03\x04")(content)
        archive = open_document(content)
        if "mimetype" not in archive.namelist() or archive.read("mimetype").strip() != mime.encode():
            raise WrongContent

    return check


def _is_text(content: IO[bytes]) -> None:
    for chunk in iter(lambda: content.read(1 << 16), b""):
        if len(chunk.translate(None, TEXT_CONTROLS)) < len(chunk):
            raise UploadRefused(_("Ce fichier n’est pas du texte lisible. Enregistrez-le en UTF-8, puis joignez-le."))


JPEG = FileType("image/jpeg", gettext_lazy("une image JPEG"), _begins(b"\xff\xd8\xff"), True, "JPEG")
WORD, SHEET, SLIDES = (
    gettext_lazy("un document de traitement de texte"),
    gettext_lazy("un tableur"),
    gettext_lazy("une présentation"),
)

TYPES = {
    "png": FileType("image/png", gettext_lazy("une image PNG"), _begins(b"\x89PNG\r\n\x1a\n"), True, "PNG"),
    "jpg": JPEG,
    "jpeg": JPEG,
    "webp": FileType("image/webp", gettext_lazy("une image WEBP"), _is_webp, True, "WEBP"),
    "pdf": FileType("application/pdf", gettext_lazy("un PDF"), _begins(b"%PDF-"), True),
    "odt": FileType(ODF + "text", WORD, _is_open_document(ODF + "text")),
    "ods": FileType(ODF + "spreadsheet", SHEET, _is_open_document(ODF + "spreadsheet")),
    "odp": FileType(ODF + "presentation", SLIDES, _is_open_document(ODF + "presentation")),
    "docx": FileType(OOXML + "wordprocessingml.document", WORD, _is_open_xml("word/document.xml")),
    "xlsx": FileType(OOXML + "spreadsheetml.sheet", SHEET, _is_open_xml("xl/workbook.xml")),
    "pptx": FileType(OOXML + "presentationml.presentation", SLIDES, _is_open_xml("ppt/presentation.xml")),
    "csv": FileType("text/csv", gettext_lazy("un fichier CSV"), _is_text),
    "txt": FileType("text/plain", gettext_lazy("un fichier texte"), _is_text),
}
INLINE = frozenset(kind.mime for kind in TYPES.values() if kind.inline)
ACCEPT = ",".join(f".{extension}" for extension in TYPES)
