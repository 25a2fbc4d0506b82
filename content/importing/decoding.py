"""From bytes to text, whatever the spreadsheet that wrote them; what is no text is named."""

import codecs
import re

from django.utils.translation import gettext as _

from foundation.exchange.problems import FileRefused

LOOKED_AT = 4_096
UTF16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# « é » written in UTF-8 and read as Windows-1252 is « Ã© ».
BROKEN_ACCENT = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€™|â€œ")


def refuse_other_kinds(content: bytes) -> None:
    """Name the usual files that are given a wrong name. Raises FileRefused."""
    head = content[:1_024].lstrip()
    if not head:
        raise FileRefused(_("Ce fichier est vide. Choisissez-en un autre."))
    if head.startswith(b"%PDF"):
        raise FileRefused(_("Ce fichier est un PDF. Donnez le tableur d’où il vient : CSV ou XLSX."))
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(
            _(
                "Ce classeur est protégé par un mot de passe, ou dans l’ancien format XLS. "
                "Enregistrez-le au format XLSX, sans mot de passe."
            )
        )
    if head[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise FileRefused(_("Ce fichier est une page web. Donnez un CSV, un XLSX ou du Markdown."))
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise FileRefused(_("Ce fichier est une image. Donnez un CSV, un XLSX ou du Markdown."))


def decode(content: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8, UTF-16 (with its mark or not) or Windows-1252. Raises FileRefused."""
    refuse_other_kinds(content)
    try:
        text, encoding = _decoded(content)
    except UnicodeDecodeError as error:
        raise FileRefused(
            _("Les accents de ce fichier sont illisibles. Enregistrez-le en « CSV UTF-8 », puis recommencez.")
        ) from error
    if "\x00" in text:
        raise FileRefused(_("Ce fichier n’est pas du texte. Donnez un CSV, un XLSX ou du Markdown."))
    return text.removeprefix("\ufeff"), encoding


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in UTF16:
        if content.startswith(mark):
            return content.decode(encoding), "UTF-16"
    if encoding := _unmarked_utf16(content[:LOOKED_AT]):
        return content.decode(encoding), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return _windows(content), "Windows-1252"


def _unmarked_utf16(head: bytes) -> str:
    """UTF-16 without its mark: every other byte of a European text is null."""
    half = len(head) // 2
    if half < 4:
        return ""
    if head[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > half * 0.7 else ""


def _windows(content: bytes) -> str:
    text = content.decode("cp1252")
    if BROKEN_ACCENT.search(text):
        raise FileRefused(
            _("Ce fichier mélange deux encodages : certains accents y sont perdus. Enregistrez-le en « CSV UTF-8 ».")
        )
    return text
